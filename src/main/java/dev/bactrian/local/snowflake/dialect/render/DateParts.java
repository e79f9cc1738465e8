package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of date and time parts (docs.snowflake.com/en/sql-reference/functions-date-time#supported-date-and-time-parts). */
final class DateParts {
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("YEAR", "YEAR Y YY YYY YYYY YR YEARS YRS"),
            entry("MONTH", "MONTH MM MON MONS MONTHS"),
            entry("DAY", "DAY D DD DAYS DAYOFMONTH"),
            entry("DAYOFWEEK", "DAYOFWEEK WEEKDAY DOW DW DAYOFWEEK_SQL"),
            entry("DAYOFWEEKISO", "DAYOFWEEKISO DAYOFWEEK_ISO WEEKDAY_ISO DOW_ISO DW_ISO"),
            entry("DAYOFYEAR", "DAYOFYEAR YEARDAY DOY DY"),
            entry("WEEK", "WEEK W WK WEEKOFYEAR WOY WY WEEKS"),
            entry("WEEKISO", "WEEKISO WEEK_ISO WEEKOFYEARISO WEEKOFYEAR_ISO"),
            entry("QUARTER", "QUARTER Q QTR QTRS QUARTERS"),
            entry("YEAROFWEEK", "YEAROFWEEK"),
            entry("YEAROFWEEKISO", "YEAROFWEEKISO"),
            entry("HOUR", "HOUR H HH HR HOURS HRS"),
            entry("MINUTE", "MINUTE M MI MIN MINUTES MINS"),
            entry("SECOND", "SECOND S SEC SECONDS SECS"),
            entry("MILLISECOND", "MILLISECOND MS MSEC MILLISECONDS"),
            entry("MICROSECOND", "MICROSECOND US USEC MICROSECONDS"),
            entry("NANOSECOND", "NANOSECOND NS NSEC NANOSEC NSECOND NANOSECONDS NANOSECS NSECONDS"),
            entry("EPOCH_SECOND", "EPOCH_SECOND EPOCH EPOCH_SECONDS"),
            entry("EPOCH_MILLISECOND", "EPOCH_MILLISECOND EPOCH_MILLISECONDS"),
            entry("EPOCH_MICROSECOND", "EPOCH_MICROSECOND EPOCH_MICROSECONDS"),
            entry("EPOCH_NANOSECOND", "EPOCH_NANOSECOND EPOCH_NANOSECONDS"),
            entry("TIMEZONE_HOUR", "TIMEZONE_HOUR TZH"),
            entry("TIMEZONE_MINUTE", "TIMEZONE_MINUTE TZM"));

    private static final Map<String, String> BY_NAME = PARTS.entrySet().stream()
            .flatMap(
                    part -> Pattern.compile(" ").splitAsStream(part.getValue()).map(name -> entry(name, part.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private DateParts() {}

    /** The one name of the part that {@code name} abbreviates; 001003 when there is none. */
    static String part(String name) {
        String part = BY_NAME.get(name.toUpperCase(Locale.ROOT));
        if (part == null) {
            throw SnowflakeError.syntax("'" + name + "' is not a valid date/time component.");
        }
        return part;
    }

    static boolean isPart(String name) {
        return BY_NAME.containsKey(name.toUpperCase(Locale.ROOT));
    }

    /** The part that an argument names, as a word or as a string. */
    static String part(Expression argument) {
        if (argument instanceof Expression.StringLiteral literal) {
            return part(literal.value());
        }
        if (argument instanceof Expression.Column column && column.parts().size() == 1) {
            return part(column.last());
        }
        if (argument instanceof Expression.Call call && call.arguments().isEmpty()) {
            return part(call.function());
        }
        throw SnowflakeError.syntax("The first argument must name a date or time part.");
    }
}
