package dev.bactrian.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last run of an EDA job; state NEVER when there was none. */
public record JobStatus(
        String name,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rowsRead,
        long rowsWritten,
        @Nullable String error) {
    public static final String NEVER = "NEVER";
}
