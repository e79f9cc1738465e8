package dev.bactrian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Campaigns, who received them, their coupons, and which were redeemed. One campaign starts each week. */
final class Promotions {
    static final String[] DESCRIPTIONS = {"campaign_id", "campaign_type", "start_date", "end_date"};
    static final String[] RECIPIENTS = {"campaign_id", "household_id"};
    static final String[] COUPONS = {"coupon_upc", "product_id", "campaign_id"};
    static final String[] REDEMPTIONS = {"household_id", "coupon_upc", "campaign_id", "redemption_date"};

    private static final long FIRST_UPC = 10_000_085_207L;
    private static final int STRANGER_ONE_IN = 40;

    /** A campaign and the days, both included, on which its coupons hold. */
    record Campaign(int number, String type, LocalDate start, LocalDate end, int coupons) {
        String id() {
            return Integer.toString(number + 1);
        }

        /** Of a hundred households, how many receive it. */
        int reachPercent() {
            return switch (type) {
                case "Type A" -> 55;
                case "Type B" -> 12;
                default -> 20;
            };
        }
    }

    private final SampleOptions options;
    private final Households households;
    private final Assortment assortment;

    Promotions(SampleOptions options, Households households, Assortment assortment) {
        this.options = options;
        this.households = households;
        this.assortment = assortment;
    }

    private Campaign campaign(int number) {
        Chance chance = new Chance(options, Chance.Of.CAMPAIGN, number);
        LocalDate start = options.day(number * 7 + chance.between(0, 6));
        String type = chance.pick("Type A", "Type B", "Type B", "Type B", "Type C");
        return new Campaign(number, type, start, start.plusDays(chance.between(27, 69)), chance.between(8, 40));
    }

    private List<Campaign> startingIn(YearMonth month) {
        List<Campaign> campaigns = new ArrayList<>();
        for (int number = 0; number < options.weeks(); number++) {
            Campaign campaign = campaign(number);
            if (YearMonth.from(campaign.start()).equals(month)) {
                campaigns.add(campaign);
            }
        }
        return campaigns;
    }

    void descriptions(YearMonth month, Consumer<String[]> row) {
        for (Campaign campaign : startingIn(month)) {
            row.accept(new String[] {
                campaign.id(),
                campaign.type(),
                campaign.start().toString(),
                campaign.end().toString()
            });
        }
    }

    void recipients(YearMonth month, Consumer<String[]> row) {
        for (Campaign campaign : startingIn(month)) {
            for (int household = 0; household < options.households(); household++) {
                if (receives(campaign, household)) {
                    row.accept(new String[] {campaign.id(), households.id(household)});
                }
            }
        }
    }

    void coupons(YearMonth month, Consumer<String[]> row) {
        for (Campaign campaign : startingIn(month)) {
            for (int coupon = 0; coupon < campaign.coupons(); coupon++) {
                Chance chance = new Chance(options, Chance.Of.COUPON, campaign.number() * 1_000L + coupon);
                int products = chance.between(1, 25);
                int first = chance.between(0, assortment.size(month) - products);
                for (int product = first; product < first + products; product++) {
                    row.accept(new String[] {upc(campaign, coupon), assortment.id(product), campaign.id()});
                }
            }
        }
    }

    /** The redemptions of a week: mostly by households that received the campaign, now and then by one that did not. */
    void redemptions(int week, Consumer<String[]> row) {
        LocalDate monday = options.day((week - 1) * 7);
        for (int number = 0; number < options.weeks(); number++) {
            Campaign campaign = campaign(number);
            for (int household = 0; household < options.households(); household++) {
                Chance chance = new Chance(
                        options, Chance.Of.REDEMPTION, ((long) number * options.weeks() + week) << 32 | household);
                LocalDate day = monday.plusDays(chance.between(0, 6));
                boolean holds = !day.isBefore(campaign.start()) && !day.isAfter(campaign.end());
                boolean might = receives(campaign, household) || chance.oneIn(STRANGER_ONE_IN);
                if (holds && might && chance.oneIn(20)) {
                    int coupon = chance.between(0, campaign.coupons() - 1);
                    row.accept(
                            new String[] {households.id(household), upc(campaign, coupon), campaign.id(), day.toString()
                            });
                }
            }
        }
    }

    private boolean receives(Campaign campaign, int household) {
        return new Chance(options, Chance.Of.RECIPIENT, (long) campaign.number() << 32 | household)
                .percent(campaign.reachPercent());
    }

    private static String upc(Campaign campaign, int coupon) {
        return Long.toString(FIRST_UPC + campaign.number() * 1_000L + coupon);
    }
}
