package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;

/** Snowflake's name of a data type in a signature, whatever synonym was written (docs.snowflake.com/en/sql-reference/intro-summary-data-types). */
final class TypeNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("NUMBER", "NUMBER"),
            Map.entry("NUMERIC", "NUMBER"),
            Map.entry("DECIMAL", "NUMBER"),
            Map.entry("DEC", "NUMBER"),
            Map.entry("INT", "NUMBER"),
            Map.entry("INTEGER", "NUMBER"),
            Map.entry("BIGINT", "NUMBER"),
            Map.entry("SMALLINT", "NUMBER"),
            Map.entry("TINYINT", "NUMBER"),
            Map.entry("BYTEINT", "NUMBER"),
            Map.entry("FLOAT", "FLOAT"),
            Map.entry("FLOAT4", "FLOAT"),
            Map.entry("FLOAT8", "FLOAT"),
            Map.entry("DOUBLE", "FLOAT"),
            Map.entry("REAL", "FLOAT"),
            Map.entry("VARCHAR", "VARCHAR"),
            Map.entry("CHAR", "VARCHAR"),
            Map.entry("CHARACTER", "VARCHAR"),
            Map.entry("NCHAR", "VARCHAR"),
            Map.entry("NVARCHAR", "VARCHAR"),
            Map.entry("STRING", "VARCHAR"),
            Map.entry("TEXT", "VARCHAR"),
            Map.entry("BINARY", "BINARY"),
            Map.entry("VARBINARY", "BINARY"),
            Map.entry("BOOLEAN", "BOOLEAN"),
            Map.entry("DATE", "DATE"),
            Map.entry("TIME", "TIME"),
            Map.entry("DATETIME", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMP", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMP_NTZ", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMPNTZ", "TIMESTAMP_NTZ"),
            Map.entry("TIMESTAMP_LTZ", "TIMESTAMP_LTZ"),
            Map.entry("TIMESTAMPLTZ", "TIMESTAMP_LTZ"),
            Map.entry("TIMESTAMP_TZ", "TIMESTAMP_TZ"),
            Map.entry("TIMESTAMPTZ", "TIMESTAMP_TZ"),
            Map.entry("VARIANT", "VARIANT"),
            Map.entry("OBJECT", "OBJECT"),
            Map.entry("ARRAY", "ARRAY"));

    private TypeNames() {}

    /** {@code NUMBER} for {@code int}, {@code VARCHAR} for {@code string(10)}. */
    static String signature(String type) {
        List<Token> tokens = Lexer.tokens(type);
        String word = tokens.get(0).value();
        String name = NAMES.get(word);
        if (name == null) {
            throw SnowflakeError.syntax("Unsupported data type '" + type + "'.");
        }
        return name;
    }
}
