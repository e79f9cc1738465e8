package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.tree.Expression;

/** {@code CAST}, {@code ::} and {@code TRY_CAST} (docs.snowflake.com/en/sql-reference/data-type-conversion). */
final class CastRenderer {
    private final Renderer renderer;

    CastRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String cast(Expression.Cast cast) {
        String value = renderer.expression(cast.value());
        if (cast.value() instanceof Expression.StringLiteral) {
            value = "CAST(" + value + " AS VARCHAR)";
        }
        String text = converted(value, cast.type().type());
        return cast.attempt() ? "TRY(" + text + ")" : text;
    }

    private static String converted(String value, DataType type) {
        String engine = EngineTypes.engine(type);
        return switch (type.kind()) {
            case FIXED -> "CAST(" + value + " AS " + engine + ")";
            case REAL -> "CAST(" + value + " AS DOUBLE)";
            case TEXT -> text(value, type.length());
            case BOOLEAN -> "SF_TO_BOOLEAN(" + value + ")";
            case DATE -> "SF_TO_DATE(" + value + ")";
            case TIME -> "SF_TO_TIME(" + value + ")";
            case TIMESTAMP_NTZ -> rounded("SF_TO_TIMESTAMP_NTZ(" + value + ")", type);
            case TIMESTAMP_LTZ -> rounded("SF_TO_TIMESTAMP_LTZ(" + value + ")", type);
            case TIMESTAMP_TZ -> rounded("SF_TO_TIMESTAMP_TZ(" + value + ")", type);
            case VARIANT, OBJECT -> "CAST(" + value + " AS VARIANT)";
            case ARRAY -> "SF_TO_ARRAY(" + value + ")";
            case BINARY -> "SF_TO_BINARY(" + value + ")";
        };
    }

    private static String text(String value, int length) {
        String text = "SF_TO_VARCHAR(" + value + ")";
        return length >= DataType.MAX_TEXT ? text : "left(" + text + ", " + length + ")";
    }

    private static String rounded(String value, DataType type) {
        if (type.scale() >= 6 || type.kind() == Kind.TIME) {
            return value;
        }
        String unit = type.scale() == 0 ? "second" : type.scale() <= 3 ? "milliseconds" : "microseconds";
        return "date_trunc('" + unit + "', " + value + ")";
    }
}
