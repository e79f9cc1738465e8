package dev.bactrian.local.snowflake.dialect.render;

import java.util.Locale;
import java.util.regex.Pattern;

/** Number formats such as {@code 999,990.00} (docs.snowflake.com/en/sql-reference/sql-format-models). */
final class NumberFormats {
    private static final Pattern NUMBER = Pattern.compile("(FM|TM9|TME|TM|[$09.,DGXSB+-]|MI|EEEE|EEE|EE)+");

    private NumberFormats() {}

    static boolean isNumberFormat(String format) {
        return NUMBER.matcher(format.toUpperCase(Locale.ROOT)).matches();
    }

    static String printed(String value, String format) {
        return "SF_FORMAT_NUMBER(" + value + ", " + Renderer.string(format.toUpperCase(Locale.ROOT)) + ")";
    }

    static String parsed(String value, String format) {
        return format.toUpperCase(Locale.ROOT).contains("X")
                ? "SF_PARSE_HEX(" + value + ")"
                : "SF_PARSE_NUMBER(" + value + ", " + Renderer.string(format.toUpperCase(Locale.ROOT)) + ")";
    }
}
