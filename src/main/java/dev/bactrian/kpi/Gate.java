package dev.bactrian.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A limit on the values of one column, looked at before readers see them.
 *
 * @param column one of the KPI's value columns
 * @param min the least value that is believed
 * @param max the greatest value that is believed
 * @param notNull whether a missing value is an alarm
 * @param maxChange the greatest believed change of the column's sum against the published table, as a share of it
 * @param otherwise what an alarm does
 */
public record Gate(
        String column,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        boolean notNull,
        Optional<BigDecimal> maxChange,
        Action otherwise) {

    /** What an alarm does to the run. */
    public enum Action {
        /** The new values are published, and the run says what is odd about them. */
        WARN,
        /** Readers keep the last good table. */
        HOLD
    }

    public Gate {
        if (min.isEmpty() && max.isEmpty() && !notNull && maxChange.isEmpty()) {
            throw new IllegalArgumentException(
                    "the gate on %s says no limit; give min, max, notNull or maxChange".formatted(column));
        }
    }
}
