package dev.bactrian.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param reason one word for the quarantine when rows or the file could not be loaded, else null
 * @param error the vendor's or our text, or null
 * @param queryId of the COPY, or null
 */
public record Outcome(
        LoadState state,
        long rowsParsed,
        long rowsLoaded,
        long rowsRejected,
        @Nullable Reason reason,
        @Nullable String error,
        @Nullable String queryId) {

    /** Why a file or a row is in quarantine. */
    public enum Reason {
        /** Rows that do not fit the table's types or the format. */
        BAD_ROW,
        /** Other columns than the table's, and the data set is strict. */
        COLUMNS_CHANGED,
        /** Empty, packed otherwise than it says, or not what the format says. */
        UNREADABLE,
        /** Other content under a key that is already loaded, and the data set rejects that. */
        RESENT,
        /** The object could not be fetched or staged. */
        NOT_STAGED,
        /** Snowflake refused the file as a whole. */
        REFUSED
    }

    static Outcome failed(Reason reason, String error) {
        return new Outcome(LoadState.LOAD_FAILED, 0, 0, 0, reason, error, null);
    }

    /** From an answer of Snowflake about one file. */
    static Outcome answered(
            LoadState state, long parsed, long loaded, long errors, @Nullable String error, @Nullable String queryId) {
        Reason reason = switch (state) {
            case LOADED, LOAD_IN_PROGRESS, LOAD_SKIPPED, REPLACED -> null;
            case PARTIALLY_LOADED -> Reason.BAD_ROW;
            case LOAD_FAILED -> errors > 0 ? Reason.BAD_ROW : Reason.REFUSED;
        };
        // why: Snowflake counts errors, of which a row may have several; rows are what was parsed and not loaded.
        long rejected = state == LoadState.PARTIALLY_LOADED ? Math.max(0, parsed - loaded) : 0;
        return new Outcome(state, parsed, loaded, rejected, reason, error, queryId);
    }

    boolean settled() {
        return state != LoadState.LOAD_IN_PROGRESS;
    }

    /** Whether something of the file is missing from the table that was meant to be there. */
    boolean incomplete() {
        return state == LoadState.LOAD_FAILED || state == LoadState.PARTIALLY_LOADED;
    }
}
