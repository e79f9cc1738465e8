package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Batch;
import java.util.List;

/**
 * What one pass says of a table.
 *
 * @param distinctRows rows that differ from each other; exact for small tables, else within 3 %
 * @param sample some rows, picked by their hash and not by their place
 */
public record TableProfile(
        long rows, long distinctRows, List<ColumnProfile> columns, List<Pair> pairs, List<Batch> sample) {
    public TableProfile {
        columns = List.copyOf(columns);
        pairs = List.copyOf(pairs);
        sample = List.copyOf(sample);
    }

    /** How strongly two columns go together: from -1 or 0 to 1. */
    public record Pair(Kind kind, String one, String other, double strength) {}

    /** In which respect two columns go together. */
    public enum Kind {
        /** Pearson's r of two numeric columns. */
        CORRELATION,
        /** Cramér's V of two columns of few values, from the sample. */
        ASSOCIATION,
        /** Phi of being NULL. */
        MISSING_TOGETHER
    }
}
