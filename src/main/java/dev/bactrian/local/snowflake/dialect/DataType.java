package dev.bactrian.local.snowflake.dialect;

/**
 * A Snowflake data type as results and columns carry it.
 *
 * @param kind the logical type, by the name that drivers use on the wire
 * @param precision digits of FIXED; fractional digits of TIME and TIMESTAMP are in {@code scale}
 * @param scale digits after the point of FIXED, or fractional seconds
 * @param length characters of TEXT, bytes of BINARY; 0 elsewhere
 */
public record DataType(Kind kind, int precision, int scale, int length) {
    /** Logical types (docs.snowflake.com/en/sql-reference/intro-summary-data-types). */
    public enum Kind {
        FIXED,
        REAL,
        TEXT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP_NTZ,
        TIMESTAMP_LTZ,
        TIMESTAMP_TZ,
        VARIANT,
        OBJECT,
        ARRAY,
        BINARY
    }

    /** The longest VARCHAR. */
    public static final int MAX_TEXT = 16_777_216;

    /** The longest BINARY. */
    public static final int MAX_BINARY = 8_388_608;

    public static DataType of(Kind kind) {
        return switch (kind) {
            case FIXED -> fixed(38, 0);
            case TEXT -> text(MAX_TEXT);
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> new DataType(kind, 0, 9, 0);
            case BINARY -> new DataType(kind, 0, 0, MAX_BINARY);
            case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> new DataType(kind, 0, 0, 0);
        };
    }

    public static DataType fixed(int precision, int scale) {
        return new DataType(Kind.FIXED, precision, scale, 0);
    }

    public static DataType text(int length) {
        return new DataType(Kind.TEXT, 0, 0, length);
    }
}
