package dev.bactrian.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a value column should reach.
 *
 * @param column one of the KPI's value columns
 * @param value green from here on, in the good direction
 * @param amber amber from here to the target, red beyond; without it, what misses the target is red
 */
public record Target(String column, BigDecimal value, Optional<BigDecimal> amber) {

    /** How a value stands against the target. */
    public enum Status {
        GREEN,
        AMBER,
        RED
    }

    /** The status of a value when the good direction is the given one; NEITHER is read as UP. */
    public Status status(BigDecimal actual, GoodDirection direction) {
        if (reaches(actual, value, direction)) {
            return Status.GREEN;
        }
        return amber.filter(limit -> reaches(actual, limit, direction)).isPresent() ? Status.AMBER : Status.RED;
    }

    private static boolean reaches(BigDecimal actual, BigDecimal limit, GoodDirection direction) {
        int order = actual.compareTo(limit);
        return direction == GoodDirection.DOWN ? order <= 0 : order >= 0;
    }
}
