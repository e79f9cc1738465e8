package dev.bactrian.monitor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI at a glance.
 *
 * @param kind TOTAL (one value), PERIOD (a value a period) or CATEGORY (a value each of something)
 * @param label what the value is of: the last period, or the largest category
 * @param change against the value before, in the value's unit
 * @param targetStatus GREEN, AMBER or RED; null without a target
 * @param points the values behind it, in the order to draw them
 */
public record KpiTile(
        String name,
        String title,
        String family,
        String description,
        String owner,
        String unit,
        String format,
        Kind kind,
        @Nullable String label,
        @Nullable BigDecimal value,
        @Nullable BigDecimal change,
        String goodDirection,
        @Nullable BigDecimal target,
        @Nullable String targetStatus,
        String state,
        @Nullable Instant publishedAt,
        List<Point> points) {
    /** The shape of a KPI's table. */
    public enum Kind {
        TOTAL,
        PERIOD,
        CATEGORY
    }

    /** One value of a series. */
    public record Point(String x, @Nullable BigDecimal y) {}

    public KpiTile {
        points = List.copyOf(points);
    }
}
