package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Locale;
import java.util.regex.Pattern;

/** Number formats such as {@code 999,990.00} (docs.snowflake.com/en/sql-reference/sql-format-models#fixed-position-numeric-formats). */
final class NumberFormats {
    private static final Pattern NUMBER = Pattern.compile("(FM|TM9|TME|TM|[$09.,DGXS]|MI|EEEE|EEE|EE)+");

    private NumberFormats() {}

    static boolean isNumberFormat(String format) {
        return NUMBER.matcher(format.toUpperCase(Locale.ROOT)).matches();
    }

    /** The text of {@code value}: blanks to the format's width unless it starts with FM, {@code #} where it does not fit. */
    static String printed(String value, String written) {
        String format = written.toUpperCase(Locale.ROOT);
        if (format.startsWith("TM")) {
            return "CAST(" + value + " AS VARCHAR)";
        }
        if (format.contains("X")) {
            return "SF_HEX_NUMBER(" + value + ", " + format.replace("FM", "").length() + ", " + format.contains("FM")
                    + ")";
        }
        if (format.contains("E")) {
            throw SnowflakeError.notSupported("number format " + written);
        }
        String digits = format.replace("FM", "").replace("MI", "").replace("D", ".");
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        long places = point < 0 ? 0 : count(digits.substring(point), "09");
        int zero = whole.replaceAll("[^09]", "").indexOf('0');
        long wholeDigits = count(whole, "09");
        long least = zero >= 0 ? wholeDigits - zero : point < 0 ? 1 : 0;
        String sign =
                format.contains("MI") ? "'MI'" : format.startsWith("S") || format.startsWith("FMS") ? "'S'" : "'-'";
        long width = count(digits, "09.,G$") + 1;
        return "SF_PRINT_NUMBER(CAST(" + value + " AS DECIMAL(38, " + places + ")), " + wholeDigits + ", " + least
                + ", "
                + (count(digits, ",G") > 0) + ", " + sign + ", " + (digits.contains("$") ? "'$'" : "''") + ", "
                + (format.contains("FM") ? 0 : width) + ")";
    }

    private static long count(String text, String wanted) {
        return text.chars().filter(c -> wanted.indexOf(c) >= 0).count();
    }

    static String parsed(String value, String format) {
        return format.toUpperCase(Locale.ROOT).contains("X")
                ? "SF_PARSE_HEX(" + value + ")"
                : "SF_PARSE_NUMBER(" + value + ", " + Renderer.string(format.toUpperCase(Locale.ROOT)) + ")";
    }
}
