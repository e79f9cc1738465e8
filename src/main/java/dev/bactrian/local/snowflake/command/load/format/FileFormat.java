package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Locale;

/** How the bytes of a file become records (docs.snowflake.com/en/sql-reference/sql/create-file-format). */
public sealed interface FileFormat permits CsvFormat, JsonFormat, ParquetFormat {
    /** The word of TYPE. */
    String type();

    Compression compression();

    ValueFormats values();

    /** Texts that mean NULL. */
    java.util.List<String> nullIf();

    boolean replaceInvalidCharacters();

    /** The format that these options say. Every key must be one that the type has. TYPE is CSV when absent, as in Snowflake. */
    static FileFormat of(Options options) {
        String type = options.text("TYPE", "CSV").toUpperCase(Locale.ROOT);
        FileFormat format = switch (type) {
            case "CSV" -> CsvFormat.of(options);
            case "JSON" -> JsonFormat.of(options);
            case "PARQUET" -> ParquetFormat.of(options);
            case "AVRO", "ORC", "XML" -> throw SnowflakeError.notSupported("FILE FORMAT TYPE = " + type);
            default -> throw Options.invalidValue("TYPE", type);
        };
        options.done();
        return format;
    }
}
