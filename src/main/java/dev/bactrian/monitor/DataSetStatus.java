package dev.bactrian.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a data set stands.
 *
 * @param files that the ledger knows, in whatever state
 * @param pending files whose load has begun and not ended
 * @param failed files set aside
 * @param skipped files with content that was loaded already
 * @param rejected rows set aside
 * @param lastArrival when the newest file was dropped
 * @param usualGapSeconds the median time between two files, 0 when there are too few to tell
 */
public record DataSetStatus(
        String name,
        String table,
        String prefix,
        long files,
        long pending,
        long loaded,
        long failed,
        long skipped,
        long rows,
        long rejected,
        long bytes,
        @Nullable Instant lastArrival,
        @Nullable Instant lastLoaded,
        long usualGapSeconds,
        boolean late) {}
