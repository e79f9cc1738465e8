package dev.bactrian.eda.batch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column in Snowflake's words. Precision and scale count for NUMBER, scale for times (digits of a second), length for
 * VARCHAR; elsewhere they are 0.
 */
public record ColumnType(Kind kind, int precision, int scale, int length) {
    /** The kinds a batch can hold. TIMESTAMP_TZ, VARIANT, BINARY and the like are refused by name: a query casts them. */
    public enum Kind {
        NUMBER,
        FLOAT,
        VARCHAR,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP_NTZ,
        TIMESTAMP_LTZ
    }

    public static final int MAX_LENGTH = 16_777_216;
    public static final ColumnType TEXT = new ColumnType(Kind.VARCHAR, 0, 0, MAX_LENGTH);
    public static final ColumnType FLOAT = new ColumnType(Kind.FLOAT, 0, 0, 0);
    public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0, 0);
    public static final ColumnType DATE = new ColumnType(Kind.DATE, 0, 0, 0);
    public static final ColumnType INTEGER = number(38, 0);

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([A-Z_]+)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?\\s*");

    public ColumnType {
        if (kind == Kind.NUMBER && (precision < 1 || precision > 38 || scale < 0 || scale > precision)) {
            throw new IllegalArgumentException("NUMBER(" + precision + "," + scale + ") is no number type");
        }
        if (kind == Kind.VARCHAR && (length < 1 || length > 134_217_728)) {
            throw new IllegalArgumentException("VARCHAR(" + length + ") is no text type");
        }
        if (scale > 9 && kind != Kind.NUMBER) {
            throw new IllegalArgumentException(kind + "(" + scale + ") has more than nine digits of a second");
        }
    }

    public static ColumnType number(int precision, int scale) {
        return new ColumnType(Kind.NUMBER, precision, scale, 0);
    }

    public static ColumnType timestamp(int scale) {
        return new ColumnType(Kind.TIMESTAMP_NTZ, 0, scale, 0);
    }

    /** Reads a type as Snowflake writes it: {@code NUMBER(12,2)}, {@code VARCHAR}, {@code TIMESTAMP_NTZ(6)}, and their synonyms. */
    public static ColumnType parse(String written) {
        Matcher parts = WRITTEN.matcher(written.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + written + "' is no type");
        }
        int first = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return switch (parts.group(1)) {
            case "NUMBER", "DECIMAL", "NUMERIC", "DEC" -> number(first < 0 ? 38 : first, second);
            case "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" -> INTEGER;
            case "FLOAT", "DOUBLE", "REAL", "FLOAT4", "FLOAT8" -> FLOAT;
            case "VARCHAR", "STRING", "TEXT", "CHAR", "CHARACTER" ->
                new ColumnType(Kind.VARCHAR, 0, 0, first < 0 ? MAX_LENGTH : first);
            case "BOOLEAN", "BOOL" -> BOOLEAN;
            case "DATE" -> DATE;
            case "TIME" -> new ColumnType(Kind.TIME, 0, first < 0 ? 9 : first, 0);
            case "TIMESTAMP_NTZ", "TIMESTAMP", "TIMESTAMPNTZ", "DATETIME" -> timestamp(first < 0 ? 9 : first);
            case "TIMESTAMP_LTZ", "TIMESTAMPLTZ" -> new ColumnType(Kind.TIMESTAMP_LTZ, 0, first < 0 ? 9 : first, 0);
            default ->
                throw new IllegalArgumentException("type '" + written
                        + "' is not held in a column batch; use NUMBER(p,s), FLOAT, VARCHAR, BOOLEAN, DATE, TIME, "
                        + "TIMESTAMP_NTZ or TIMESTAMP_LTZ, or cast in the query");
        };
    }

    /** The type as a CREATE TABLE writes it. */
    public String sql() {
        return switch (kind) {
            case NUMBER -> "NUMBER(" + precision + "," + scale + ")";
            case VARCHAR -> length == MAX_LENGTH ? "VARCHAR" : "VARCHAR(" + length + ")";
            case FLOAT, BOOLEAN, DATE -> kind.name();
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ -> kind + "(" + scale + ")";
        };
    }

    public boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.FLOAT;
    }

    public boolean isText() {
        return kind == Kind.VARCHAR;
    }

    public boolean isTimestamp() {
        return kind == Kind.TIMESTAMP_NTZ || kind == Kind.TIMESTAMP_LTZ;
    }

    public boolean isTemporal() {
        return kind == Kind.DATE || isTimestamp();
    }

    @Override
    public String toString() {
        return sql();
    }
}
