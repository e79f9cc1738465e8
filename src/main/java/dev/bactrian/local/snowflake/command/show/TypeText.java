package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.Locale;

/** A type as Snowflake prints it: in DESCRIBE and GET_DDL, in SHOW COLUMNS, in INFORMATION_SCHEMA. */
public final class TypeText {
    private TypeText() {}

    /** {@code NUMBER(38,0)}, {@code VARCHAR(16777216)}, {@code TIMESTAMP_NTZ(9)}. */
    public static String sql(DataType type) {
        return switch (type.kind()) {
            case FIXED -> "NUMBER(" + type.precision() + "," + type.scale() + ")";
            case TEXT -> "VARCHAR(" + type.length() + ")";
            case BINARY -> "BINARY(" + type.length() + ")";
            case REAL -> "FLOAT";
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> type.kind().name() + "(" + type.scale() + ")";
            case BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> type.kind().name();
        };
    }

    /** The JSON of SHOW COLUMNS, which JDBC's getColumns reads. */
    public static String json(DataType type, boolean nullable) {
        String head = "{\"type\":\"" + type.kind().name().toUpperCase(Locale.ROOT) + "\"";
        String body = switch (type.kind()) {
            case FIXED -> ",\"precision\":" + type.precision() + ",\"scale\":" + type.scale();
            case TEXT ->
                ",\"length\":" + type.length() + ",\"byteLength\":" + Math.min(4L * type.length(), DataType.MAX_TEXT);
            case BINARY -> ",\"length\":" + type.length() + ",\"byteLength\":" + type.length();
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> ",\"precision\":0,\"scale\":" + type.scale();
            case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> "";
        };
        String fixed = type.kind() == DataType.Kind.TEXT ? ",\"fixed\":false" : "";
        return head + body + ",\"nullable\":" + nullable + fixed + "}";
    }
}
