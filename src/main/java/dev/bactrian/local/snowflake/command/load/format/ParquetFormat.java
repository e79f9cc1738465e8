package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Locale;

/**
 * TYPE = PARQUET with its options, in Snowflake's defaults. Compression is inside the file; COMPRESSION and SNAPPY_COMPRESSION matter when
 * unloading only.
 */
public record ParquetFormat(
        ValueFormats values,
        List<String> nullIf,
        boolean replaceInvalidCharacters,
        boolean binaryAsText,
        boolean useLogicalType,
        String codec)
        implements FileFormat {
    public ParquetFormat {
        nullIf = List.copyOf(nullIf);
    }

    @Override
    public String type() {
        return "PARQUET";
    }

    @Override
    public Compression compression() {
        return Compression.NONE;
    }

    static ParquetFormat of(Options options) {
        boolean snappy = options.flag("SNAPPY_COMPRESSION", true);
        options.flag("USE_VECTORIZED_SCANNER", false);
        return new ParquetFormat(
                ValueFormats.defaults(options.flag("TRIM_SPACE", false)),
                options.list("NULL_IF").orElse(List.of()),
                options.flag("REPLACE_INVALID_CHARACTERS", false),
                options.flag("BINARY_AS_TEXT", true),
                options.flag("USE_LOGICAL_TYPE", true),
                codec(options.text("COMPRESSION", snappy ? "AUTO" : "NONE")));
    }

    private static String codec(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "AUTO", "SNAPPY" -> "snappy";
            case "NONE" -> "uncompressed";
            case "LZO" -> throw SnowflakeError.notSupported("COMPRESSION = LZO");
            default -> throw Options.invalidValue("COMPRESSION", word);
        };
    }
}
