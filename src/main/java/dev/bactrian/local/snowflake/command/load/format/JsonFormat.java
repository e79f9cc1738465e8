package dev.bactrian.local.snowflake.command.load.format;

import java.util.List;

/** TYPE = JSON with its options, in Snowflake's defaults. */
public record JsonFormat(
        Compression compression,
        ValueFormats values,
        List<String> nullIf,
        boolean replaceInvalidCharacters,
        boolean multiLine,
        boolean enableOctal,
        boolean allowDuplicate,
        boolean stripOuterArray,
        boolean stripNullValues,
        boolean skipByteOrderMark,
        String fileExtension)
        implements FileFormat {
    public JsonFormat {
        nullIf = List.copyOf(nullIf);
    }

    @Override
    public String type() {
        return "JSON";
    }

    static JsonFormat of(Options options) {
        return new JsonFormat(
                Compression.of(options.text("COMPRESSION", "AUTO")),
                ValueFormats.of(options),
                options.list("NULL_IF").orElse(List.of()),
                options.flag("REPLACE_INVALID_CHARACTERS", false) || options.flag("IGNORE_UTF8_ERRORS", false),
                options.flag("MULTI_LINE", true),
                options.flag("ENABLE_OCTAL", false),
                options.flag("ALLOW_DUPLICATE", false),
                options.flag("STRIP_OUTER_ARRAY", false),
                options.flag("STRIP_NULL_VALUES", false),
                options.flag("SKIP_BYTE_ORDER_MARK", true),
                options.text("FILE_EXTENSION", ""));
    }
}
