package dev.bactrian.eda.profile;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.DoubleColumn;
import dev.bactrian.eda.batch.LongColumn;
import dev.bactrian.eda.batch.TextColumn;

/** One hash a value, worked out once and used for distinct counts, frequent values and whole rows. */
final class Hashes {
    static final long NULL = 0x5851F42D4C957F2DL;
    private static final Hasher64 TEXT = Hashing.komihash5_0();

    private Hashes() {}

    static void of(Column column, long[] hashes) {
        int rows = column.size();
        if (column instanceof LongColumn numbers) {
            long[] values = numbers.values();
            for (int row = 0; row < rows; row++) {
                hashes[row] = mix(values[row]);
            }
            numbers.beyond().forEach((row, digits) -> hashes[row] = TEXT.hashBytesToLong(digits.toByteArray()));
        } else if (column instanceof DoubleColumn numbers) {
            double[] values = numbers.values();
            for (int row = 0; row < rows; row++) {
                hashes[row] = mix(Double.doubleToLongBits(values[row] + 0.0));
            }
        } else if (column instanceof TextColumn text) {
            String[] values = text.values();
            for (int row = 0; row < rows; row++) {
                hashes[row] = TEXT.hashCharsToLong(values[row]);
            }
        }
        if (!column.nulls().isEmpty()) {
            for (int row = column.nulls().nextSetBit(0);
                    row >= 0;
                    row = column.nulls().nextSetBit(row + 1)) {
                hashes[row] = NULL;
            }
        }
    }

    static long of(CharSequence text) {
        return TEXT.hashCharsToLong(text);
    }

    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
