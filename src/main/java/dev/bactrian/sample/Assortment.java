package dev.bactrian.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;

/** What the retailer sells: a product is made from its number alone, so the assortment takes no memory. */
final class Assortment {
    static final String[] HEADER = {
        "product_id", "manufacturer_id", "department", "brand", "product_category", "product_type", "package_size"
    };

    private static final int AT_START = 1_500;
    private static final int NEW_PER_MONTH = 40;
    private static final int FIRST_ID = 25_671;
    private static final int ID_STEP = 37;

    private static final String[] DEPARTMENTS = {
        "GROCERY",
        "GROCERY",
        "GROCERY",
        "GROCERY",
        "GROCERY",
        "GROCERY",
        "DRUG GM",
        "DRUG GM",
        "PRODUCE",
        "PRODUCE",
        "MEAT",
        "MEAT-PCKGD",
        "DELI",
        "PASTRY",
        "NUTRITION",
        "COSMETICS",
        "FLORAL",
        "KIOSK-GAS",
        "MISCELLANEOUS"
    };

    private final SampleOptions options;

    Assortment(SampleOptions options) {
        this.options = options;
    }

    int size(YearMonth month) {
        return AT_START + NEW_PER_MONTH * months(month);
    }

    String id(int product) {
        return Integer.toString(FIRST_ID + product * ID_STEP);
    }

    boolean isFuel(int product) {
        return department(new Chance(options, Chance.Of.PRODUCT, product)).equals("KIOSK-GAS");
    }

    int priceInCents(int product) {
        return new Chance(options, Chance.Of.PRODUCT, -1L - product).between(49, 1_299);
    }

    /** The rows of a month's file: everything at first, then what is new. */
    void rows(YearMonth month, Consumer<String[]> row) {
        int from = months(month) == 0 ? 0 : size(month.minusMonths(1));
        for (int product = from; product < size(month); product++) {
            row.accept(row(product));
        }
    }

    private String[] row(int product) {
        Chance chance = new Chance(options, Chance.Of.PRODUCT, product);
        String department = department(chance);
        boolean undescribed = chance.oneIn(25);
        return new String[] {
            id(product),
            Integer.toString(chance.between(1, 300)),
            department,
            chance.percent(80) ? "National" : "Private",
            undescribed ? chance.pick("", "  ") : department + " " + chance.pick("BASICS", "FRESH", "FROZEN", "SNACKS"),
            undescribed ? "" : type(chance),
            undescribed || chance.oneIn(6) ? "" : chance.between(1, 64) + " " + chance.pick("OZ", "LB", "CT", "\"BAG\"")
        };
    }

    private static String department(Chance chance) {
        return chance.pick(DEPARTMENTS);
    }

    private static String type(Chance chance) {
        return chance.pick(
                "CHEESE, SLICED",
                "CRACKERS, PLAIN",
                "BREAD",
                "YOGURT",
                "PASTA",
                "COFFEE\nGROUND",
                "SOAP",
                "APPLES",
                "12\" PIZZA");
    }

    private int months(YearMonth month) {
        LocalDate start = options.start();
        return (month.getYear() - start.getYear()) * 12 + month.getMonthValue() - start.getMonthValue();
    }
}
