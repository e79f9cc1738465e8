package dev.bactrian.eda.batch;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** FLOAT values; NaN and infinities are values like others. */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
public record DoubleColumn(ColumnType type, double[] values, BitSet nulls, int size) implements Column {
    @Override
    public @Nullable Object value(int row) {
        return nulls.get(row) ? null : (Object) values[row];
    }

    @Override
    public double measure(int row) {
        return values[row];
    }
}
