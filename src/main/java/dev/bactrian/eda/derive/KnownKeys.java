package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;

/** Values of some columns, remembered by their hashes, to ask whether others are among them. Not thread-safe. */
public final class KnownKeys {
    private final HashSet128 known = new HashSet128();

    public void add(Batch batch, int[] columns) {
        RowHash hash = RowHash.of(batch, columns);
        for (int row = 0; row < batch.rows(); row++) {
            known.add(hash.high(row), hash.low(row));
        }
    }

    /** How many rows have a value that is not known; a row with a NULL in the columns counts as known. */
    public long unknown(Batch batch, int[] columns) {
        RowHash hash = RowHash.of(batch, columns);
        long unknown = 0;
        for (int row = 0; row < batch.rows(); row++) {
            unknown += !hasNull(batch, columns, row) && !known.contains(hash.high(row), hash.low(row)) ? 1 : 0;
        }
        return unknown;
    }

    private static boolean hasNull(Batch batch, int[] columns, int row) {
        for (int column : columns) {
            if (batch.column(column).isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
