package dev.bactrian.eda.batch;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** VARCHAR values. The array holds the empty text where a row is NULL. */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
public record TextColumn(ColumnType type, String[] values, BitSet nulls, int size) implements Column {
    @Override
    public @Nullable Object value(int row) {
        return nulls.get(row) ? null : values[row];
    }

    @Override
    public double measure(int row) {
        return Double.NaN;
    }
}
