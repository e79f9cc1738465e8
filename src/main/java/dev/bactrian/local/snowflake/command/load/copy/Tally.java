package dev.bactrian.local.snowflake.command.load.copy;

import java.util.ArrayList;
import java.util.List;

/** Counts the records and the errors of one file, and says when enough is enough. Not thread-safe. */
final class Tally {
    /** How many errors of a file are kept with their records. */
    private static final int KEPT = 10_000;

    private final OnError onError;
    private final boolean all;
    private final List<RowError> errors = new ArrayList<>();
    private long rowsParsed;
    private long errorsSeen;
    private boolean unreadable;

    /** @param all whether to read on behind the error that decides the file's fate, to count and keep them all */
    Tally(OnError onError, boolean all) {
        this.onError = onError;
        this.all = all;
    }

    void parsed() {
        rowsParsed++;
    }

    /** So many records went in without a look at each. */
    void loaded(long rows) {
        rowsParsed += rows;
    }

    /** Notes an error; true when the rest of the file need not be read. */
    boolean failed(RowError error) {
        errorsSeen++;
        if (errors.size() < KEPT) {
            errors.add(error);
        }
        return onError.aborts() && !all;
    }

    /** The whole file is bad: none of its records count. */
    void fileFailed(RowError error) {
        errors.clear();
        errors.add(error);
        errorsSeen = 1;
        rowsParsed = 0;
        unreadable = true;
    }

    long rowsParsed() {
        return rowsParsed;
    }

    long errorsSeen() {
        return errorsSeen;
    }

    List<RowError> errors() {
        return errors;
    }

    boolean skips() {
        return unreadable || onError.skips(rowsParsed, errorsSeen);
    }

    LoadOutcome outcome(String file) {
        long loaded = skips() ? 0 : rowsParsed - errorsSeen;
        return LoadOutcome.of(file, onError, rowsParsed, loaded, errors, errorsSeen);
    }
}
