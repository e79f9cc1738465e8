package dev.bactrian.local.snowflake.command.load.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.Collection;

/** Pieces of the engine's SQL for loading. */
public final class EngineText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineText() {}

    /** Texts as one bind, for {@code unnest(from_json(?, '["VARCHAR"]'))}. */
    public static String list(Collection<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Texts are JSON.", e);
        }
    }

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
