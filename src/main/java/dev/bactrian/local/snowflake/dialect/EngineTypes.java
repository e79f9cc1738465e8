package dev.bactrian.local.snowflake.dialect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Snowflake's types as DuckDB's, both ways. NUMBER is DECIMAL, VARIANT, OBJECT and ARRAY are VARIANT, TIMESTAMP_LTZ and TIMESTAMP_TZ are
 * TIMESTAMPTZ (the offset of a TIMESTAMP_TZ is not kept).
 */
public final class EngineTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

    private EngineTypes() {}

    /** The type of a column that holds {@code type}. */
    public static String engine(DataType type) {
        return switch (type.kind()) {
            case FIXED -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP_NTZ -> "TIMESTAMP";
            case TIMESTAMP_LTZ, TIMESTAMP_TZ -> "TIMESTAMPTZ";
            case VARIANT, OBJECT, ARRAY -> "VARIANT";
            case BINARY -> "BLOB";
        };
    }

    /** The type that Snowflake would give a result column of the engine's {@code type}, by the name that the engine prints. */
    public static DataType snowflake(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return DataType.fixed(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        if (name.endsWith("]") || name.startsWith("STRUCT") || name.startsWith("MAP")) {
            return DataType.of(name.endsWith("]") ? DataType.Kind.ARRAY : DataType.Kind.OBJECT);
        }
        return switch (name) {
            case "TINYINT", "UTINYINT" -> DataType.fixed(3, 0);
            case "SMALLINT", "USMALLINT" -> DataType.fixed(5, 0);
            case "INTEGER", "UINTEGER" -> DataType.fixed(9, 0);
            case "BIGINT" -> DataType.fixed(18, 0);
            case "UBIGINT" -> DataType.fixed(20, 0);
            case "HUGEINT", "UHUGEINT" -> DataType.fixed(38, 0);
            case "FLOAT", "DOUBLE" -> DataType.of(DataType.Kind.REAL);
            case "BOOLEAN" -> DataType.of(DataType.Kind.BOOLEAN);
            case "DATE" -> DataType.of(DataType.Kind.DATE);
            case "TIME" -> DataType.of(DataType.Kind.TIME);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> DataType.of(DataType.Kind.TIMESTAMP_NTZ);
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> DataType.of(DataType.Kind.TIMESTAMP_LTZ);
            case "VARIANT", "JSON" -> DataType.of(DataType.Kind.VARIANT);
            case "BLOB" -> DataType.of(DataType.Kind.BINARY);
            default -> DataType.of(DataType.Kind.TEXT);
        };
    }
}
