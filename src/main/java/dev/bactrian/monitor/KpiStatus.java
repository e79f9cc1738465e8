package dev.bactrian.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last run of a KPI's task; state NEVER when there was none. */
public record KpiStatus(
        String name,
        String title,
        String family,
        String state,
        @Nullable Instant publishedAt,
        long rows,
        long millis,
        @Nullable String error) {
    public static final String NEVER = "NEVER";
}
