package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code INTERVAL '1 year, 3 days'}: parts applied from left to right (docs.snowflake.com/en/sql-reference/data-types-datetime#interval-constants). */
final class Intervals {
    private static final Pattern PART = Pattern.compile("\\s*(-?\\d+)\\s*([A-Za-z]*)\\s*,?");

    private Intervals() {}

    static String applied(String value, String interval, boolean subtract) {
        Matcher matcher = PART.matcher(interval);
        String result = value;
        int end = 0;
        while (end < interval.length() && matcher.find(end) && matcher.start() == end) {
            long amount = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2).isEmpty() ? "SECOND" : matcher.group(2);
            result = "SF_DATEADD_" + DateParts.part(unit) + "(" + (subtract ? -amount : amount) + ", " + result + ")";
            end = matcher.end();
        }
        if (end == 0 || end < interval.length()) {
            throw SnowflakeError.syntax("syntax error: invalid interval '" + interval + "'.");
        }
        return result;
    }
}
