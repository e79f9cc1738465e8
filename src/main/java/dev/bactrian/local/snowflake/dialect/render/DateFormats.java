package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Locale;

/**
 * Date and time formats as the engine's {@code strftime} ones (docs.snowflake.com/en/sql-reference/date-time-input-output). Longest
 * element first.
 */
final class DateFormats {
    private static final String[][] ELEMENTS = {
        {"YYYY", "%Y"}, {"UUUU", "%Y"}, {"YY", "%y"}, {"MMMM", "%B"}, {"MON", "%b"}, {"MM", "%m"}, {"DD", "%d"},
        {"DY", "%a"}, {"HH24", "%H"}, {"HH12", "%I"}, {"HH", "%H"}, {"AM", "%p"}, {"PM", "%p"}, {"MI", "%M"},
        {"SS", "%S"}, {"FF0", ""}, {"FF3", "%g"}, {"FF6", "%f"}, {"FF9", "%n"}, {"FF", "%n"}, {"TZH:TZM", "%z"},
        {"TZHTZM", "%z"}, {"TZH", "%z"},
    };

    /** Stands for the offset in a printed format: the engine's own form of it is another. */
    private static final String OFFSET = "\u0001";

    private DateFormats() {}

    /** The text of a moment in {@code format}; {@code moment} is DuckDB's text of it, {@code offset} of its time zone's offset. */
    static String printed(String moment, String value, String format) {
        String engine = engine(format);
        String text = "strftime(" + moment + ", " + Renderer.string(engine.replace("%z", OFFSET)) + ")";
        if (!engine.contains("%z")) {
            return text;
        }
        String offset = "SF_OFFSET(CAST(" + value + " AS TIMESTAMPTZ))";
        boolean colon = format.toUpperCase(Locale.ROOT).contains("TZH:TZM");
        String said = colon ? "left(" + offset + ", 3) || ':' || right(" + offset + ", 2)" : offset;
        return "replace(" + text + ", " + Renderer.string(OFFSET) + ", " + said + ")";
    }

    static String engine(String format) {
        StringBuilder text = new StringBuilder();
        String upper = format.toUpperCase(Locale.ROOT);
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            if (c == '"') {
                int end = format.indexOf('"', at + 1);
                text.append(format, at + 1, end < 0 ? format.length() : end);
                at = end < 0 ? format.length() : end + 1;
                continue;
            }
            int next = element(upper, at, text);
            if (next == at) {
                text.append(c == '%' ? "%%" : String.valueOf(c));
                next = at + 1;
            }
            at = next;
        }
        return text.toString();
    }

    private static int element(String format, int at, StringBuilder text) {
        for (String[] element : ELEMENTS) {
            if (format.startsWith(element[0], at)) {
                text.append(element[1]);
                return at + element[0].length();
            }
        }
        boolean fraction =
                format.startsWith("FF", at) && at + 2 < format.length() && Character.isDigit(format.charAt(at + 2));
        if (fraction) {
            throw SnowflakeError.notSupported("format element FF" + format.charAt(at + 2));
        }
        return at;
    }
}
