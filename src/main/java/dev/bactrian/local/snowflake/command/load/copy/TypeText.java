package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as text: {@code NUMBER(38,0)}, {@code VARCHAR(16777216)}, and those of the engine. */
final class TypeText {
    private static final Pattern SHAPE = Pattern.compile("([A-Z_ ]+?)\\s*(?:\\((\\d+)(?:\\s*,\\s*(\\d+))?\\))?");

    private TypeText() {}

    static DataType parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("No type is written '" + text + "'.");
        }
        int first = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return switch (matcher.group(1)) {
            case "NUMBER",
                    "DECIMAL",
                    "NUMERIC",
                    "INT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "SMALLINT",
                    "TINYINT",
                    "BYTEINT" -> first < 0 ? DataType.of(DataType.Kind.FIXED) : DataType.fixed(first, second);
            case "FLOAT", "FLOAT8", "DOUBLE", "REAL", "DOUBLE PRECISION" -> DataType.of(DataType.Kind.REAL);
            case "BOOLEAN" -> DataType.of(DataType.Kind.BOOLEAN);
            case "DATE" -> DataType.of(DataType.Kind.DATE);
            case "TIME" -> DataType.of(DataType.Kind.TIME);
            case "TIMESTAMP_NTZ", "DATETIME", "TIMESTAMP" -> DataType.of(DataType.Kind.TIMESTAMP_NTZ);
            case "TIMESTAMP_LTZ", "TIMESTAMP WITH TIME ZONE" -> DataType.of(DataType.Kind.TIMESTAMP_LTZ);
            case "TIMESTAMP_TZ" -> DataType.of(DataType.Kind.TIMESTAMP_TZ);
            case "VARIANT", "JSON" -> DataType.of(DataType.Kind.VARIANT);
            case "OBJECT" -> DataType.of(DataType.Kind.OBJECT);
            case "ARRAY" -> DataType.of(DataType.Kind.ARRAY);
            case "BINARY", "VARBINARY", "BLOB" -> DataType.of(DataType.Kind.BINARY);
            default -> DataType.text(first < 0 ? DataType.MAX_TEXT : first);
        };
    }
}
