package dev.bactrian.snowflake;

import org.jspecify.annotations.Nullable;

/**
 * What a pipe says about one file.
 *
 * @param path within the stage
 * @param complete whether this is its last word
 * @param status in the vendor's words: LOAD_IN_PROGRESS, LOADED, PARTIALLY_LOADED, LOAD_FAILED
 */
public record PipeFile(
        String path,
        boolean complete,
        String status,
        long rowsParsed,
        long rowsInserted,
        long errorsSeen,
        @Nullable String firstError) {}
