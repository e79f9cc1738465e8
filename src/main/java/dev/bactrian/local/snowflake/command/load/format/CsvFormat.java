package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;

/**
 * TYPE = CSV with its options, in Snowflake's defaults. Characters that are NONE are empty texts.
 *
 * @param quote FIELD_OPTIONALLY_ENCLOSED_BY
 * @param escapeUnenclosed ESCAPE_UNENCLOSED_FIELD, which ESCAPE overrides
 */
public record CsvFormat(
        Compression compression,
        ValueFormats values,
        List<String> nullIf,
        boolean replaceInvalidCharacters,
        String recordDelimiter,
        String fieldDelimiter,
        boolean multiLine,
        boolean parseHeader,
        int skipHeader,
        boolean skipBlankLines,
        String quote,
        String escape,
        String escapeUnenclosed,
        boolean errorOnColumnCountMismatch,
        boolean emptyFieldAsNull,
        boolean skipByteOrderMark,
        Charset encoding,
        String fileExtension)
        implements FileFormat {
    public CsvFormat {
        nullIf = List.copyOf(nullIf);
        if (parseHeader && skipHeader > 0) {
            throw new SnowflakeError(
                    1007,
                    "22023",
                    "SQL compilation error:\ninvalid parameter combination: SKIP_HEADER can not be used with PARSE_HEADER = TRUE.");
        }
    }

    @Override
    public String type() {
        return "CSV";
    }

    static CsvFormat of(Options options) {
        String escape = character(options, "ESCAPE", "NONE");
        return new CsvFormat(
                Compression.of(options.text("COMPRESSION", "AUTO")),
                ValueFormats.of(options),
                options.list("NULL_IF").orElse(List.of("\\N")),
                options.flag("REPLACE_INVALID_CHARACTERS", false) || !options.flag("VALIDATE_UTF8", true),
                delimiter(options, "RECORD_DELIMITER", "\n"),
                delimiter(options, "FIELD_DELIMITER", ","),
                options.flag("MULTI_LINE", true),
                options.flag("PARSE_HEADER", false),
                Math.toIntExact(options.number("SKIP_HEADER", 0)),
                options.flag("SKIP_BLANK_LINES", false),
                quote(options),
                escape,
                escape.isEmpty() ? character(options, "ESCAPE_UNENCLOSED_FIELD", "\\") : escape,
                options.flag("ERROR_ON_COLUMN_COUNT_MISMATCH", true),
                options.flag("EMPTY_FIELD_AS_NULL", true),
                options.flag("SKIP_BYTE_ORDER_MARK", true),
                encoding(options.text("ENCODING", "UTF8")),
                options.text("FILE_EXTENSION", ""));
    }

    private static String quote(Options options) {
        String quote = character(options, "FIELD_OPTIONALLY_ENCLOSED_BY", "NONE");
        if (!quote.isEmpty() && !quote.equals("\"") && !quote.equals("'")) {
            throw Options.invalidValue("FIELD_OPTIONALLY_ENCLOSED_BY", quote);
        }
        return quote;
    }

    private static String character(Options options, String key, String otherwise) {
        String text = delimiter(options, key, otherwise);
        if (text.length() > 1) {
            throw Options.invalidValue(key, text);
        }
        return text;
    }

    private static String delimiter(Options options, String key, String otherwise) {
        String text = unescape(options.text(key, otherwise));
        return text.equalsIgnoreCase("NONE") ? "" : text;
    }

    /** {@code \t}, {@code \\}, {@code \x09}, {@code 0x09} and {@code \011} as Snowflake reads them in an option's value. */
    static String unescape(String text) {
        if (text.matches("(0[xX][0-9a-fA-F]{2})+|(\\\\[xX][0-9a-fA-F]{2})+")) {
            StringBuilder hex = new StringBuilder();
            for (int i = 2; i < text.length(); i += 4) {
                hex.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
            }
            return hex.toString();
        }
        if (text.matches("\\\\[0-7]{3}")) {
            return String.valueOf((char) Integer.parseInt(text.substring(1), 8));
        }
        return switch (text) {
            case "\\t" -> "\t";
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\r\\n" -> "\r\n";
            case "\\\\" -> "\\";
            case "\\'" -> "'";
            default -> text;
        };
    }

    private static Charset encoding(String name) {
        String java = switch (name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "")) {
            case "UTF8" -> "UTF-8";
            case "UTF16" -> "UTF-16";
            case "UTF16BE" -> "UTF-16BE";
            case "UTF16LE" -> "UTF-16LE";
            case "UTF32" -> "UTF-32";
            case "UTF32BE" -> "UTF-32BE";
            case "UTF32LE" -> "UTF-32LE";
            default -> isoOrWindows(name);
        };
        try {
            return Charset.forName(java);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Options.invalidValue("ENCODING", name);
        }
    }

    private static String isoOrWindows(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("ISO8859")) {
            return "ISO-8859-" + upper.substring("ISO8859".length()).replace("-", "");
        }
        return upper.startsWith("WINDOWS") && !upper.contains("-") ? "windows-" + upper.substring(7) : upper;
    }
}
