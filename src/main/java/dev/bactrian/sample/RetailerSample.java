package dev.bactrian.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The files of the made-up retailer, in the order in which they come: transactions by day, redemptions by week, everything else
 * by month. Planning is free; a file's rows are made when it is written. Immutable, and the same seed gives the same bytes.
 */
public final class RetailerSample {
    private static final int QUOTED_EVERY = 3;
    private static final int LATE_WEEKS = 2;

    private final SampleOptions options;
    private final Assortment assortment;
    private final Households households;
    private final Promotions promotions;
    private final Transactions transactions;

    public RetailerSample(SampleOptions options) {
        this.options = options;
        this.assortment = new Assortment(options);
        this.households = new Households(options);
        this.promotions = new Promotions(options, households, assortment);
        this.transactions = new Transactions(options, households, assortment);
    }

    /** Every file, by the week in which it comes; within a week, those that others refer to come first. */
    public List<SampleFile> files() {
        List<SampleFile> files = new ArrayList<>();
        YearMonth last = YearMonth.from(options.end());
        for (YearMonth month = YearMonth.from(options.start()); !month.isAfter(last); month = month.plusMonths(1)) {
            addMonth(files, month);
        }
        for (int week = 1; week <= options.weeks(); week++) {
            files.add(redemptions(week));
        }
        for (int day = 0; day < options.days(); day++) {
            addDay(files, day);
        }
        files.sort(Comparator.comparingInt(SampleFile::week));
        return files;
    }

    private void addMonth(List<SampleFile> files, YearMonth month) {
        files.add(monthly("demographics", Households.HEADER, month, EnumSet.of(Dirt.BLANK_FIELDS), households::rows));
        files.add(monthly(
                "products",
                Assortment.HEADER,
                month,
                EnumSet.of(Dirt.BLANK_FIELDS, Dirt.DELIMITERS_IN_QUOTES),
                assortment::rows));
        files.add(monthly("campaign_descriptions", Promotions.DESCRIPTIONS, month, Set.of(), promotions::descriptions));
        files.add(monthly("campaigns", Promotions.RECIPIENTS, month, Set.of(), promotions::recipients));
        files.add(monthly("coupons", Promotions.COUPONS, month, EnumSet.of(Dirt.QUOTED_FIELDS), promotions::coupons));
    }

    private SampleFile monthly(
            String dataSet,
            String[] header,
            YearMonth month,
            Set<Dirt> dirt,
            BiConsumer<YearMonth, Consumer<String[]>> rows) {
        return new SampleFile(
                dataSet,
                dataSet + "-" + month + ".csv.gz",
                options.weekOf(month.atDay(1)),
                dirt,
                CsvRows.of(dirt.contains(Dirt.QUOTED_FIELDS), header, row -> rows.accept(month, row)));
    }

    private SampleFile redemptions(int week) {
        LocalDate monday = options.day((week - 1) * 7);
        String name = "coupon_redemptions-%d-W%02d.csv.gz"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new SampleFile(
                "coupon_redemptions",
                name,
                week,
                Set.of(),
                CsvRows.of(false, Promotions.REDEMPTIONS, row -> promotions.redemptions(week, row)));
    }

    private void addDay(List<SampleFile> files, int day) {
        SampleFile usual = day(day, false, "", 0, Set.of());
        if (day == specialDay(Special.LATE)) {
            files.add(day(day, false, "", LATE_WEEKS, Set.of(Dirt.LATE)));
        } else if (day == specialDay(Special.SENT_TWICE)) {
            files.add(usual);
            files.add(day(day, false, "-resent", 0, Set.of(Dirt.DELIVERED_TWICE)));
        } else if (day == specialDay(Special.NEW_COLUMN)) {
            files.add(day(day, true, "", 0, Set.of(Dirt.ADDED_COLUMN)));
        } else if (day == specialDay(Special.BROKEN)) {
            files.add(brokenOff(usual));
            files.add(day(day, false, "-corrected", 0, Set.of()));
        } else {
            files.add(usual);
        }
    }

    /** Days on which something goes wrong, early enough for a sample of two weeks to have them all. */
    private enum Special {
        SENT_TWICE,
        NEW_COLUMN,
        BROKEN,
        LATE
    }

    private int specialDay(Special special) {
        return switch (special) {
            case SENT_TWICE -> 2;
            case NEW_COLUMN -> 4;
            case BROKEN -> 8;
            case LATE -> 10;
        };
    }

    private SampleFile day(int day, boolean points, String suffix, int weeksLate, Set<Dirt> special) {
        boolean quoted = day % QUOTED_EVERY == 0;
        Set<Dirt> dirt = EnumSet.of(Dirt.REPEATED_ROWS);
        dirt.addAll(special);
        if (quoted) {
            dirt.add(Dirt.QUOTED_FIELDS);
        }
        return new SampleFile(
                "transactions",
                "transactions-" + options.day(day) + suffix + ".csv.gz",
                Math.min(day / 7 + 1 + weeksLate, options.weeks()),
                dirt,
                CsvRows.of(
                        quoted,
                        points ? Transactions.HEADER_WITH_POINTS : Transactions.HEADER,
                        row -> transactions.rows(day, true, points, row)));
    }

    private static SampleFile brokenOff(SampleFile whole) {
        return new SampleFile(whole.dataSet(), whole.name(), whole.week(), Set.of(Dirt.UNREADABLE), out -> {
            byte[] bytes = bytes(whole);
            out.write(bytes, 0, bytes.length * 2 / 3);
        });
    }

    private static byte[] bytes(SampleFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.writeTo(bytes);
        return bytes.toByteArray();
    }
}
