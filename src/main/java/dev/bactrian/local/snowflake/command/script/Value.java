package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A scalar with its type.
 *
 * @param data as {@link dev.bactrian.local.snowflake.command.ResultRows} holds values of the type; null for NULL
 */
record Value(DataType type, @Nullable Object data) {
    static final Value NULL = new Value(DataType.of(DataType.Kind.TEXT), null);
    private static final DateTimeFormatter NTZ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TZ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxxx", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS", Locale.ROOT);

    static Value of(long number) {
        return new Value(DataType.of(DataType.Kind.FIXED), number);
    }

    static Value of(String text) {
        return new Value(DataType.of(DataType.Kind.TEXT), text);
    }

    static Value of(boolean truth) {
        return new Value(DataType.of(DataType.Kind.BOOLEAN), truth);
    }

    /** Only TRUE is true: NULL is not. */
    boolean isTrue() {
        return Boolean.TRUE.equals(data);
    }

    /** As a constant of Snowflake's SQL that has this type. */
    String literal() {
        if (data == null) {
            return "NULL";
        }
        return switch (type.kind()) {
            case FIXED -> number();
            case REAL -> quote(data.toString()) + "::FLOAT";
            case TEXT -> quote(data.toString());
            case BOOLEAN -> isTrue() ? "TRUE" : "FALSE";
            case DATE -> quote(((LocalDate) data).toString()) + "::DATE";
            case TIME -> quote(((LocalTime) data).format(TIME)) + "::TIME";
            case TIMESTAMP_NTZ -> quote(((LocalDateTime) data).format(NTZ)) + "::TIMESTAMP_NTZ";
            case TIMESTAMP_LTZ -> quote(((OffsetDateTime) data).format(TZ)) + "::TIMESTAMP_LTZ";
            case TIMESTAMP_TZ -> quote(((OffsetDateTime) data).format(TZ)) + "::TIMESTAMP_TZ";
            case VARIANT -> "PARSE_JSON(" + quote(data.toString()) + ")";
            case OBJECT -> "PARSE_JSON(" + quote(data.toString()) + ")::OBJECT";
            case ARRAY -> "PARSE_JSON(" + quote(data.toString()) + ")::ARRAY";
            case BINARY -> "TO_BINARY('" + HexFormat.of().withUpperCase().formatHex((byte[]) data) + "', 'HEX')";
        };
    }

    private String number() {
        String digits = data instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(data);
        return digits.startsWith("-") ? "(" + digits + ")" : digits;
    }

    /** A string constant: quotes doubled, backslashes escaped (docs.snowflake.com/en/sql-reference/data-types-text). */
    static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
