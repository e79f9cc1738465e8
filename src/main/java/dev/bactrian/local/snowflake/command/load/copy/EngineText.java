package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;

/** Pieces of the engine's SQL for loading. */
final class EngineText {
    private EngineText() {}

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String identifier) {
        return QualifiedName.quote(identifier);
    }

    /** The type as which the engine's CSV reader reads a clean value of {@code type}. */
    static String readType(DataType type) {
        return switch (type.kind()) {
            case FIXED -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case REAL -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP_NTZ -> "TIMESTAMP";
            case TIMESTAMP_LTZ, TIMESTAMP_TZ -> "TIMESTAMPTZ";
            case TEXT, VARIANT, OBJECT, ARRAY, BINARY -> "VARCHAR";
        };
    }

    /** What was read, as the value that a column of {@code type} holds. */
    static String value(String column, DataType type) {
        return switch (type.kind()) {
            case VARIANT, OBJECT, ARRAY -> "CAST(CAST(" + column + " AS JSON) AS VARIANT)";
            case BINARY -> "unhex(" + column + ")";
            case FIXED, REAL, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> column;
        };
    }
}
