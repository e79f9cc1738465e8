package dev.bactrian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The till: baskets of a day, line by line. Money is in cents until it is written. */
final class Transactions {
    static final String[] HEADER = {
        "household_id",
        "store_id",
        "basket_id",
        "product_id",
        "quantity",
        "sales_value",
        "retail_disc",
        "coupon_disc",
        "coupon_match_disc",
        "week",
        "transaction_timestamp"
    };

    static final String[] HEADER_WITH_POINTS = withPoints(HEADER, "loyalty_points");

    private static final long FIRST_BASKET = 31_198_000_000L;
    private static final int VISITS_A_HUNDRED_DAYS = 18;
    private static final int UNKNOWN_PRODUCT_ONE_IN = 300;
    private static final int REPEATED_ONE_IN = 400;
    private static final int UNKNOWN_PRODUCT = 9_999_000;

    private final SampleOptions options;
    private final Households households;
    private final Assortment assortment;

    Transactions(SampleOptions options, Households households, Assortment assortment) {
        this.options = options;
        this.households = households;
        this.assortment = assortment;
    }

    /** The lines of a day; {@code repeats} puts some of them in twice, {@code points} adds a column. */
    void rows(int day, boolean repeats, boolean points, Consumer<String[]> row) {
        Chance repetition = new Chance(options, Chance.Of.ROWS, day);
        for (int household = 0; household < options.households(); household++) {
            Chance chance = new Chance(options, Chance.Of.DAY, (long) day << 32 | household);
            if (chance.percent(VISITS_A_HUNDRED_DAYS)) {
                basket(day, household, chance, line -> {
                    String[] written = points ? withPoints(line, Integer.toString(line[5].length())) : line;
                    row.accept(written);
                    if (repeats && repetition.oneIn(REPEATED_ONE_IN)) {
                        row.accept(written);
                    }
                });
            }
        }
    }

    private void basket(int day, int household, Chance chance, Consumer<String[]> row) {
        LocalDate date = options.day(day);
        String basket = Long.toString(FIRST_BASKET + (long) day * options.households() + household);
        String store = Integer.toString(300 + household % 40);
        String time = "%s %02d:%02d:%02d"
                .formatted(date, chance.between(7, 21), chance.between(0, 59), chance.between(0, 59));
        int lines = 1 + chance.skewed(40);
        Set<Integer> scanned = new HashSet<>();
        for (int line = 0; line < lines; line++) {
            int product = chance.skewed(assortment.size(YearMonth.from(date)));
            // why: a till adds up equal products, so that a row twice in a file is always one that was repeated.
            if (scanned.add(product)) {
                row.accept(line(household, store, basket, product, date, time, chance));
            }
        }
    }

    private String[] line(
            int household, String store, String basket, int product, LocalDate date, String time, Chance chance) {
        boolean fuel = assortment.isFuel(product);
        int price = assortment.priceInCents(product);
        int quantity = fuel ? chance.between(5_000, 16_000) : chance.oneIn(200) ? 0 : 1 + chance.skewed(5);
        int full = fuel ? quantity * 3 / 10 : quantity * price;
        int retail = chance.percent(40) ? full * chance.between(5, 35) / 100 : 0;
        int coupon = chance.percent(2) ? Math.min(full - retail, 100) : 0;
        int match = coupon > 0 && chance.percent(30) ? coupon / 2 : 0;
        String id = chance.oneIn(UNKNOWN_PRODUCT_ONE_IN)
                ? Integer.toString(UNKNOWN_PRODUCT + chance.between(1, 9))
                : assortment.id(product);
        return new String[] {
            households.id(household),
            store,
            basket,
            id,
            Integer.toString(quantity),
            money(full - retail),
            money(retail),
            money(coupon),
            money(match),
            Integer.toString(options.weekOf(date)),
            time
        };
    }

    private static String money(int cents) {
        return cents % 100 == 0 ? Integer.toString(cents / 100) : "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private static String[] withPoints(String[] row, String points) {
        String[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = points;
        return longer;
    }
}
