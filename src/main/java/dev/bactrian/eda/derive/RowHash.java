package dev.bactrian.eda.derive;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.DoubleColumn;
import dev.bactrian.eda.batch.LongColumn;
import dev.bactrian.eda.batch.TextColumn;

/** 128 bits for each row of a batch, from the values of some columns: equal rows have equal bits, others practically never. */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
public record RowHash(long[] highs, long[] lows) {
    private static final Hasher64 FIRST = Hashing.komihash5_0(0x9E3779B97F4A7C15L);
    private static final Hasher64 SECOND = Hashing.komihash5_0(0xC2B2AE3D27D4EB4FL);
    private static final long NULL = 0x5851F42D4C957F2DL;

    public static RowHash of(Batch batch, int[] columns) {
        long[] high = new long[batch.rows()];
        long[] low = new long[batch.rows()];
        for (int index : columns) {
            Column column = batch.column(index);
            for (int row = 0; row < batch.rows(); row++) {
                if (column.isNull(row)) {
                    high[row] = mix(high[row] ^ NULL, 1);
                    low[row] = mix(low[row] ^ NULL, 2);
                } else if (column instanceof TextColumn text) {
                    high[row] = mix(high[row] ^ FIRST.hashCharsToLong(text.values()[row]), 3);
                    low[row] = mix(low[row] ^ SECOND.hashCharsToLong(text.values()[row]), 4);
                } else {
                    long bits = bits(column, row);
                    high[row] = mix(high[row] ^ mix(bits, 5), 3);
                    low[row] = mix(low[row] ^ mix(bits, 6), 4);
                }
            }
        }
        return new RowHash(high, low);
    }

    public long high(int row) {
        return highs[row];
    }

    public long low(int row) {
        return lows[row];
    }

    private static long bits(Column column, int row) {
        if (column instanceof LongColumn numbers) {
            return numbers.beyond().isEmpty() || !numbers.beyond().containsKey(row)
                    ? numbers.longAt(row)
                    : FIRST.hashBytesToLong(numbers.digits(row).toByteArray());
        }
        double value = ((DoubleColumn) column).values()[row];
        return Double.doubleToLongBits(value == 0 ? 0.0 : value);
    }

    private static long mix(long value, long salt) {
        long mixed = value + salt * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
