package dev.bactrian.sample;

import java.time.YearMonth;
import java.util.function.Consumer;

/** Who buys. Three in five have told something about themselves. */
final class Households {
    static final String[] HEADER = {
        "household_id",
        "age",
        "income",
        "home_ownership",
        "marital_status",
        "household_size",
        "household_comp",
        "kids_count"
    };

    private static final int KNOWN_PERCENT = 60;
    private static final int KNOWN_LATER_ONE_IN = 8;

    private final SampleOptions options;

    Households(SampleOptions options) {
        this.options = options;
    }

    String id(int household) {
        return Integer.toString(household + 1);
    }

    /** The rows of a month's file: those who told at the start, then those who told in that month. */
    void rows(YearMonth month, Consumer<String[]> row) {
        for (int household = 0; household < options.households(); household++) {
            Chance chance = new Chance(options, Chance.Of.HOUSEHOLD, household);
            boolean known = chance.percent(KNOWN_PERCENT);
            boolean later = chance.oneIn(KNOWN_LATER_ONE_IN);
            YearMonth first = YearMonth.from(options.start());
            YearMonth told = later ? first.plusMonths(chance.between(1, 5)) : first;
            if (known && told.equals(month)) {
                row.accept(row(household, chance));
            }
        }
    }

    private String[] row(int household, Chance chance) {
        int kids = Math.max(0, chance.between(-2, 3));
        int adults = chance.between(1, 2);
        String composition = kids > 0
                ? adults + (adults == 1 ? " Adult Kids" : " Adults Kids")
                : adults + (adults == 1 ? " Adult No Kids" : " Adults No Kids");
        return new String[] {
            id(household),
            chance.pick("19-24", "25-34", "35-44", "45-54", "45-54", "55-64", "65+"),
            chance.pick(
                    "Under 15K",
                    "15-24K",
                    "25-34K",
                    "35-49K",
                    "50-74K",
                    "50-74K",
                    "75-99K",
                    "100-124K",
                    "125-149K",
                    "250K+"),
            chance.oneIn(4) ? "" : chance.pick("Homeowner", "Homeowner", "Renter", "Probable Renter"),
            chance.oneIn(6) ? " " : chance.pick("Married", "Unmarried"),
            Integer.toString(Math.min(5, adults + kids)),
            composition,
            Integer.toString(kids)
        };
    }
}
