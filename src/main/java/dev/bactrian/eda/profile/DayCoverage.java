package dev.bactrian.eda.profile;

import java.time.LocalDate;
import java.util.BitSet;

/** Which days occur in a date column, to tell its gaps. Days outside about 270 years around 1970 and later are left out. */
final class DayCoverage {
    private static final int FROM = -50_000;
    private static final int TO = 50_000;

    private final BitSet days = new BitSet();

    void add(long epochDay) {
        if (epochDay >= FROM && epochDay < TO) {
            days.set((int) epochDay - FROM);
        }
    }

    void merge(DayCoverage other) {
        days.or(other.days);
    }

    /** How many days, weeks and months between the first and the last day have no row. */
    Gaps gaps() {
        if (days.isEmpty()) {
            return new Gaps(0, 0, 0);
        }
        int first = days.nextSetBit(0) + FROM;
        int last = days.length() - 1 + FROM;
        BitSet weeks = new BitSet();
        BitSet months = new BitSet();
        days.stream().forEach(bit -> {
            weeks.set(week(bit + FROM) - week(first));
            months.set(month(bit + FROM) - month(first));
        });
        return new Gaps(
                last - first + 1 - days.cardinality(),
                week(last) - week(first) + 1 - weeks.cardinality(),
                month(last) - month(first) + 1 - months.cardinality());
    }

    /** Missing days, ISO weeks and months. */
    public record Gaps(int days, int weeks, int months) {}

    private static int week(int day) {
        return Math.floorDiv(day + 3, 7);
    }

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 12 + date.getMonthValue();
    }
}
