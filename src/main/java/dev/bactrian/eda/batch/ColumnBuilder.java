package dev.bactrian.eda.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects one column row by row, then hands it over. Not thread-safe; use it for one column only. */
public final class ColumnBuilder {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

    private final ColumnType type;
    private final BitSet nulls = new BitSet();
    private final Map<Integer, BigInteger> beyond = new HashMap<>();
    private long[] longs = {};
    private double[] doubles = {};
    private String[] texts = {};
    private int size;

    public ColumnBuilder(ColumnType type, int capacity) {
        this.type = type;
        switch (type.kind()) {
            case FLOAT -> doubles = new double[capacity];
            case VARCHAR -> texts = new String[capacity];
            case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ -> longs = new long[capacity];
        }
    }

    public ColumnType type() {
        return type;
    }

    public void addNull() {
        nulls.set(size);
        switch (type.kind()) {
            case FLOAT -> addDouble(0);
            case VARCHAR -> addText("");
            case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ -> addLong(0);
        }
    }

    public void addLong(long value) {
        if (size == longs.length) {
            longs = Arrays.copyOf(longs, Math.max(16, size * 2));
        }
        longs[size++] = value;
    }

    public void addDigits(BigInteger value) {
        if (value.bitLength() > 63) {
            beyond.put(size, value);
            addLong(value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        } else {
            addLong(value.longValue());
        }
    }

    public void addDouble(double value) {
        if (size == doubles.length) {
            doubles = Arrays.copyOf(doubles, Math.max(16, size * 2));
        }
        doubles[size++] = value;
    }

    public void addText(String value) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(16, size * 2));
        }
        texts[size++] = value;
    }

    public void addInstant(long epochSecond, int nano) {
        if (epochSecond > -9_000_000_000L && epochSecond < 9_000_000_000L) {
            addLong(epochSecond * 1_000_000_000L + nano);
        } else {
            addDigits(BigInteger.valueOf(epochSecond).multiply(NANOS).add(BigInteger.valueOf(nano)));
        }
    }

    /** Copies a value of the same type. */
    public void addFrom(Column source, int row) {
        if (source.isNull(row)) {
            addNull();
        } else if (source instanceof LongColumn numbers) {
            if (numbers.beyond().isEmpty()) {
                addLong(numbers.longAt(row));
            } else {
                addDigits(numbers.digits(row));
            }
        } else if (source instanceof DoubleColumn numbers) {
            addDouble(numbers.values()[row]);
        } else if (source instanceof TextColumn text) {
            addText(text.values()[row]);
        }
    }

    /**
     * Adds an object as {@link Column#value} gives it, converted to this column's type where that loses nothing but digits behind the
     * point (rounded half up).
     *
     * @throws IllegalArgumentException when the value is of another kind or does not fit
     */
    public void addValue(@Nullable Object value) {
        if (value == null) {
            addNull();
            return;
        }
        switch (type.kind()) {
            case NUMBER -> addNumber(decimal(value));
            case FLOAT -> addDouble(decimalOrDouble(value));
            case VARCHAR -> addText(text(value));
            case BOOLEAN -> addLong(value instanceof Boolean flag && flag ? 1 : refuseUnless(value, Boolean.class));
            case DATE -> addLong(day(value));
            case TIME -> addLong(value instanceof LocalTime time ? time.toNanoOfDay() : refuse(value));
            case TIMESTAMP_NTZ, TIMESTAMP_LTZ -> addTimestamp(value);
        }
    }

    public int size() {
        return size;
    }

    public Column build() {
        return switch (type.kind()) {
            case FLOAT -> new DoubleColumn(type, doubles, nulls, size);
            case VARCHAR -> new TextColumn(type, texts, nulls, size);
            case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ ->
                new LongColumn(type, longs, nulls, size, beyond.isEmpty() ? Map.of() : beyond);
        };
    }

    private void addNumber(BigDecimal value) {
        BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new IllegalArgumentException("a value has more digits than " + type + " holds");
        }
        addDigits(scaled.unscaledValue());
    }

    private BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("NaN and infinity do not fit " + type);
            }
            return BigDecimal.valueOf(number);
        }
        return value instanceof Number number
                ? BigDecimal.valueOf(number.longValue())
                : BigDecimal.valueOf(refuse(value));
    }

    private double decimalOrDouble(Object value) {
        return value instanceof Number number ? number.doubleValue() : refuse(value);
    }

    private String text(Object value) {
        String written = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        if (written.codePointCount(0, written.length()) > type.length()) {
            throw new IllegalArgumentException("a value is longer than " + type);
        }
        return written;
    }

    private long day(Object value) {
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate().toEpochDay();
        }
        return value instanceof LocalDate date ? date.toEpochDay() : refuse(value);
    }

    private void addTimestamp(Object value) {
        if (value instanceof Instant instant) {
            addInstant(instant.getEpochSecond(), instant.getNano());
        } else if (value instanceof LocalDateTime time) {
            addTimestamp(time.toInstant(ZoneOffset.UTC));
        } else if (value instanceof LocalDate date) {
            addInstant(date.toEpochDay() * 86_400L, 0);
        } else {
            refuse(value);
        }
    }

    private int refuseUnless(Object value, Class<?> wanted) {
        return wanted.isInstance(value) ? 0 : refuse(value);
    }

    private int refuse(Object value) {
        throw new IllegalArgumentException(
                "a value of kind " + value.getClass().getSimpleName() + " does not fit " + type);
    }
}
