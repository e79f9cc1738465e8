package dev.bactrian.local.snowflake.dialect.parse;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.TypeName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a data type (docs.snowflake.com/en/sql-reference/intro-summary-data-types). */
public final class TypeParser {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("NUMBER", Kind.FIXED),
            entry("DECIMAL", Kind.FIXED),
            entry("DEC", Kind.FIXED),
            entry("NUMERIC", Kind.FIXED),
            entry("INT", Kind.FIXED),
            entry("INTEGER", Kind.FIXED),
            entry("BIGINT", Kind.FIXED),
            entry("SMALLINT", Kind.FIXED),
            entry("TINYINT", Kind.FIXED),
            entry("BYTEINT", Kind.FIXED),
            entry("FLOAT", Kind.REAL),
            entry("FLOAT4", Kind.REAL),
            entry("FLOAT8", Kind.REAL),
            entry("DOUBLE", Kind.REAL),
            entry("REAL", Kind.REAL),
            entry("VARCHAR", Kind.TEXT),
            entry("STRING", Kind.TEXT),
            entry("TEXT", Kind.TEXT),
            entry("NVARCHAR", Kind.TEXT),
            entry("NVARCHAR2", Kind.TEXT),
            entry("VARCHAR2", Kind.TEXT),
            entry("CHAR", Kind.TEXT),
            entry("CHARACTER", Kind.TEXT),
            entry("NCHAR", Kind.TEXT),
            entry("BINARY", Kind.BINARY),
            entry("VARBINARY", Kind.BINARY),
            entry("BOOLEAN", Kind.BOOLEAN),
            entry("DATE", Kind.DATE),
            entry("TIME", Kind.TIME),
            entry("DATETIME", Kind.TIMESTAMP_NTZ),
            entry("TIMESTAMP", Kind.TIMESTAMP_NTZ),
            entry("TIMESTAMP_NTZ", Kind.TIMESTAMP_NTZ),
            entry("TIMESTAMPNTZ", Kind.TIMESTAMP_NTZ),
            entry("TIMESTAMP_LTZ", Kind.TIMESTAMP_LTZ),
            entry("TIMESTAMPLTZ", Kind.TIMESTAMP_LTZ),
            entry("TIMESTAMP_TZ", Kind.TIMESTAMP_TZ),
            entry("TIMESTAMPTZ", Kind.TIMESTAMP_TZ),
            entry("VARIANT", Kind.VARIANT),
            entry("OBJECT", Kind.OBJECT),
            entry("ARRAY", Kind.ARRAY));

    private static final List<String> REFUSED = List.of("GEOGRAPHY", "GEOMETRY", "VECTOR", "MAP", "DECFLOAT", "FILE");

    private TypeParser() {}

    /** Whether {@code word} names a type, so that {@code DATE '2024-01-01'} and column definitions can be told from names. */
    public static boolean isType(String word) {
        return KINDS.containsKey(word);
    }

    /** The type at the cursor; 001003 when there is none. */
    public static TypeName type(TokenCursor cursor) {
        Token first = cursor.peek(0);
        String name = first.value();
        if (REFUSED.contains(name)) {
            throw SnowflakeError.notSupported("data type " + name);
        }
        Kind kind = first.kind() == Token.Kind.WORD ? KINDS.get(name) : null;
        if (kind == null) {
            throw cursor.unexpected("data type");
        }
        cursor.take();
        if (name.equals("DOUBLE")) {
            cursor.accept("PRECISION");
        } else if (name.equals("CHAR") || name.equals("NCHAR") || name.equals("CHARACTER")) {
            cursor.accept("VARYING");
        }
        zone(cursor);
        List<Integer> numbers = numbers(cursor, kind);
        return new TypeName(name, dataType(kind, name, numbers));
    }

    private static void zone(TokenCursor cursor) {
        if (!cursor.accept("WITHOUT", "TIME", "ZONE") && cursor.accept("WITH", "TIME", "ZONE")) {
            throw SnowflakeError.notSupported("type WITH TIME ZONE: say TIMESTAMP_TZ");
        }
    }

    private static List<Integer> numbers(TokenCursor cursor, Kind kind) {
        List<Integer> numbers = new ArrayList<>();
        if (cursor.atEnd() || !cursor.peek(0).isSymbol("(")) {
            return numbers;
        }
        if (kind == Kind.OBJECT || kind == Kind.ARRAY) {
            throw SnowflakeError.notSupported("structured types");
        }
        cursor.expectSymbol("(");
        do {
            Token number = cursor.take();
            if (number.kind() != Token.Kind.NUMBER) {
                throw cursor.unexpected("number");
            }
            numbers.add(Integer.parseInt(number.value()));
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return numbers;
    }

    private static DataType dataType(Kind kind, String name, List<Integer> numbers) {
        return switch (kind) {
            case FIXED -> fixed(numbers);
            case TEXT -> DataType.text(textLength(name, numbers));
            case BINARY -> numbers.isEmpty() ? DataType.of(kind) : new DataType(kind, 0, 0, numbers.get(0));
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
                new DataType(kind, 0, numbers.isEmpty() ? 9 : numbers.get(0), 0);
            case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> DataType.of(kind);
        };
    }

    private static DataType fixed(List<Integer> numbers) {
        int precision = numbers.isEmpty() ? 38 : numbers.get(0);
        int scale = numbers.size() > 1 ? numbers.get(1) : 0;
        if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
            throw SnowflakeError.syntax("Invalid type [NUMBER(" + precision + "," + scale + ")].");
        }
        return DataType.fixed(precision, scale);
    }

    private static int textLength(String name, List<Integer> numbers) {
        if (!numbers.isEmpty()) {
            return numbers.get(0);
        }
        return name.equals("CHAR") || name.equals("CHARACTER") || name.equals("NCHAR") ? 1 : DataType.MAX_TEXT;
    }
}
