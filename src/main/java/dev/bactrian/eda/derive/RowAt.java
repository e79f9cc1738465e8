package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a batch, for steps that work row by row on keys. */
record RowAt(Batch batch, int row) {
    /** The key's values as a list fit for a map; NULL equals NULL, as GROUP BY has it. */
    List<Object> values(int[] columns) {
        List<Object> values = new ArrayList<>(columns.length);
        for (int column : columns) {
            Object value = batch.column(column).value(row);
            values.add(value == null ? Missing.NULL : value);
        }
        return values;
    }

    /** By these columns; a NULL comes last. All columns decide where these are equal, so that no order is left to chance. */
    int compareTo(RowAt other, int[] columns) {
        for (int column : columns) {
            int compared = compare(value(column), other.value(column));
            if (compared != 0) {
                return compared;
            }
        }
        for (int column = 0; column < batch.schema().size(); column++) {
            int compared = compare(value(column), other.value(column));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    @Nullable
    Object value(int column) {
        return batch.column(column).value(row);
    }

    @SuppressWarnings("unchecked") // why: both values come from the same column, whose values are all comparable.
    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** Stands for NULL in a key. */
    enum Missing {
        NULL
    }
}
