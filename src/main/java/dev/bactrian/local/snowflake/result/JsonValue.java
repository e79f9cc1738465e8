package dev.bactrian.local.snowflake.result;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * A value as text of the wire's JSON format: dates as days, times and timestamps as seconds since midnight or 1970 with their fraction,
 * TIMESTAMP_TZ followed by its offset in minutes plus 1440, binary as hex.
 */
public final class JsonValue {
    private JsonValue() {}

    public static String text(Object value, DataType type) {
        return switch (type.kind()) {
            case FIXED -> fixed(value, type.scale());
            case REAL -> real(value);
            case BOOLEAN -> value instanceof Boolean flag ? (flag ? "1" : "0") : value.toString();
            case DATE -> value instanceof LocalDate date ? Long.toString(date.toEpochDay()) : value.toString();
            case TIME ->
                value instanceof LocalTime time
                        ? decimal(BigDecimal.valueOf(time.toNanoOfDay(), 9), type.scale())
                        : value.toString();
            case TIMESTAMP_NTZ, TIMESTAMP_LTZ -> timestamp(value, type.scale());
            case TIMESTAMP_TZ -> {
                if (value instanceof OffsetDateTime at) {
                    yield timestamp(at, type.scale()) + " " + (at.getOffset().getTotalSeconds() / 60 + 1440);
                }
                yield timestamp(value, type.scale()) + " 1440";
            }
            case BINARY ->
                value instanceof byte[] bytes ? HexFormat.of().withUpperCase().formatHex(bytes) : value.toString();
            case TEXT, VARIANT, OBJECT, ARRAY -> value.toString();
        };
    }

    private static String fixed(Object value, int scale) {
        if (value instanceof BigDecimal decimal) {
            return (decimal.scale() == scale ? decimal : decimal.setScale(scale, RoundingMode.HALF_UP)).toPlainString();
        }
        if (scale > 0 && (value instanceof Long || value instanceof Integer || value instanceof BigInteger)) {
            return new BigDecimal(value.toString()).setScale(scale).toPlainString();
        }
        return value.toString();
    }

    private static String real(Object value) {
        double number = ((Number) value).doubleValue();
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    private static String timestamp(Object value, int scale) {
        Instant instant;
        if (value instanceof LocalDateTime local) {
            instant = local.toInstant(ZoneOffset.UTC);
        } else if (value instanceof OffsetDateTime at) {
            instant = at.toInstant();
        } else {
            throw new IllegalArgumentException(
                    "A timestamp comes as LocalDateTime or OffsetDateTime, not " + value.getClass());
        }
        return decimal(
                BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)), scale);
    }

    private static String decimal(BigDecimal exact, int scale) {
        return exact.setScale(scale, RoundingMode.FLOOR).toPlainString();
    }
}
