package dev.bactrian.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of OPS.QUARANTINE: a file, or one row of it, that could not be loaded.
 *
 * @param rowNumber empty when the whole file is meant
 * @param rawText the row as delivered
 */
public record QuarantineEntry(
        String fileId,
        String dataSet,
        String objectKey,
        String fileName,
        Outcome.Reason reason,
        String explanation,
        @Nullable Long rowNumber,
        @Nullable String columnName,
        @Nullable String rawText,
        Instant quarantinedAt) {}
