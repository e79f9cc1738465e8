package dev.bactrian.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of OPS.LOAD_LEDGER: one file and its load.
 *
 * @param resent whether another version of the same object came before
 */
public record LedgerRow(
        SourceObject object,
        String dataSet,
        String table,
        String fileName,
        String loadMethod,
        @Nullable String note,
        int attempts,
        Instant submittedAt,
        @Nullable Instant settledAt,
        Outcome outcome,
        boolean resent) {

    String fileId() {
        return object.fileId();
    }

    LoadState state() {
        return outcome.state();
    }

    LedgerRow settled(Outcome newOutcome, Instant at) {
        return new LedgerRow(
                object, dataSet, table, fileName, loadMethod, note, attempts, submittedAt, at, newOutcome, resent);
    }

    LedgerRow again(String newFileName, @Nullable String newNote, Instant at) {
        return new LedgerRow(
                object, dataSet, table, newFileName, loadMethod, newNote, attempts + 1, at, null, IN_PROGRESS, resent);
    }

    static final Outcome IN_PROGRESS = new Outcome(LoadState.LOAD_IN_PROGRESS, 0, 0, 0, null, null, null);
}
