package dev.bactrian.eda.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers: a NUMBER's digits without the point, a BOOLEAN's 0 or 1, days since 1970, nanoseconds of the day or since 1970.
 *
 * <p>A value beyond a long (NUMBER(38) can, a timestamp after 2262 does) is kept exactly in a sparse side map; its place in the array
 * then holds the nearest long.
 */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
public record LongColumn(ColumnType type, long[] values, BitSet nulls, int size, Map<Integer, BigInteger> beyond)
        implements Column {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

    public long longAt(int row) {
        return values[row];
    }

    /** The digits exactly, whatever their number. */
    public BigInteger digits(int row) {
        BigInteger wide = beyond.isEmpty() ? null : beyond.get(row);
        return wide == null ? BigInteger.valueOf(values[row]) : wide;
    }

    @Override
    public double measure(int row) {
        if (!beyond.isEmpty() && beyond.containsKey(row)) {
            return type.kind() == ColumnType.Kind.NUMBER
                    ? new BigDecimal(digits(row), type.scale()).doubleValue()
                    : digits(row).doubleValue();
        }
        return type.kind() == ColumnType.Kind.NUMBER && type.scale() > 0
                ? values[row] / powerOfTen(type.scale())
                : values[row];
    }

    @Override
    public @Nullable Object value(int row) {
        if (nulls.get(row)) {
            return null;
        }
        return switch (type.kind()) {
            case NUMBER ->
                beyond.isEmpty()
                        ? BigDecimal.valueOf(values[row], type.scale())
                        : new BigDecimal(digits(row), type.scale());
            case BOOLEAN -> values[row] != 0;
            case DATE -> LocalDate.ofEpochDay(values[row]);
            case TIME -> LocalTime.ofNanoOfDay(values[row]);
            case TIMESTAMP_NTZ -> LocalDateTime.ofInstant(instant(row), ZoneOffset.UTC);
            case TIMESTAMP_LTZ -> instant(row);
            case FLOAT, VARCHAR -> throw new IllegalStateException("A long column does not hold " + type);
        };
    }

    /** The day of a date or timestamp, as days since 1970. */
    public long epochDay(int row) {
        if (type.kind() == ColumnType.Kind.DATE) {
            return values[row];
        }
        return beyond.isEmpty()
                ? Math.floorDiv(values[row], 86_400_000_000_000L)
                : Math.floorDiv(instant(row).getEpochSecond(), 86_400L);
    }

    static double powerOfTen(int scale) {
        return scale < POWERS.length ? POWERS[scale] : Math.pow(10, scale);
    }

    private Instant instant(int row) {
        if (beyond.isEmpty()) {
            return Instant.ofEpochSecond(
                    Math.floorDiv(values[row], 1_000_000_000L), Math.floorMod(values[row], 1_000_000_000L));
        }
        BigInteger[] parts = digits(row).divideAndRemainder(NANOS);
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
}
