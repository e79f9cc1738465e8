package dev.bactrian.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** How large a retailer, over which weeks, from which seed. */
public record SampleOptions(int households, int weeks, long seed, LocalDate start) {
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 1, 6);

    public SampleOptions {
        if (households < 1 || weeks < 1) {
            throw new IllegalArgumentException("Unable to make a sample of " + households + " households over " + weeks
                    + " weeks: at least 1 of each.");
        }
        if (start.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("Unable to start the sample on " + start + ": weeks start on Mondays.");
        }
    }

    public static SampleOptions of(int households, int weeks) {
        return new SampleOptions(households, weeks, 42, FIRST_MONDAY);
    }

    /** About sixty thousand transaction rows. */
    public static SampleOptions usual() {
        return of(200, 26);
    }

    int days() {
        return weeks * 7;
    }

    LocalDate day(int index) {
        return start.plusDays(index);
    }

    LocalDate end() {
        return start.plusDays(days() - 1L);
    }

    /** The week, counted from 1, in which a day lies; days before the start lie in the first. */
    int weekOf(LocalDate day) {
        return Math.max(1, (int) (day.toEpochDay() - start.toEpochDay()) / 7 + 1);
    }
}
