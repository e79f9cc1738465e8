package dev.bactrian.local.snowflake.engine;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's errors in Snowflake's codes and words.
 *
 * <p>A text of the form {@code SF[code,sqlstate]text}, raised by a macro or function of ours with {@code error(…)}, is passed on as
 * that error.
 */
public final class EngineErrors {
    private static final Pattern OURS = Pattern.compile("SF\\[(\\d+),(\\w{5})\\](.*)", Pattern.DOTALL);

    /** In order; the first that is found in DuckDB's text decides. {@code %s} takes the group. */
    private static final List<Rule> RULES = List.of(
            new Rule("(?i)INTERRUPT Error|Interrupted", 604, "57014", "SQL execution canceled"),
            new Rule(
                    "(?:Table|View|Relation) with name \"?(.+?)\"? does not exist",
                    2003,
                    "42S02",
                    "SQL compilation error:\nObject '%s' does not exist or not authorized."),
            new Rule(
                    "(?:Schema|schema) (?:with name )?\"?(.+?)\"? does not exist",
                    2003,
                    "02000",
                    "SQL compilation error:\nSchema '%s' does not exist or not authorized."),
            new Rule(
                    "Sequence with name \"?(.+?)\"? does not exist",
                    2003,
                    "02000",
                    "SQL compilation error:\nSequence '%s' does not exist or not authorized."),
            new Rule(
                    "(?:Table|View|Sequence|Schema) with name \"(.+?)\" already exists",
                    2002,
                    "42710",
                    "SQL compilation error:\nObject '%s' already exists."),
            new Rule(
                    "(?:Referenced column|Referenced table|Column with name|column) \"(.+?)\" (?:not found|does not exist|was not found)",
                    904,
                    "42000",
                    "SQL compilation error: error line 1 at position 0\ninvalid identifier '%s'"),
            new Rule(
                    "does not have a column (?:with name|named) \"(.+?)\"",
                    904,
                    "42000",
                    "SQL compilation error: error line 1 at position 0\ninvalid identifier '%s'"),
            new Rule(
                    "Ambiguous reference to column name \"(.+?)\"",
                    2057,
                    "42601",
                    "SQL compilation error:\nambiguous column name '%s'"),
            new Rule(
                    "(?:Scalar|Aggregate|Table|Scalar or Macro|Macro) ?[Ff]unction with name \"?(.+?)\"? does not exist",
                    2140,
                    "42601",
                    "SQL compilation error:\nUnknown function %s"),
            new Rule("[Dd]ivision by zero", 100051, "22012", "Division by zero"),
            new Rule(
                    "[Cc]ould not convert string '(.*?)' to (?:U?INT|DECIMAL|HUGEINT|DOUBLE|FLOAT)",
                    100038,
                    "22018",
                    "Numeric value '%s' is not recognized"),
            new Rule(
                    "[Cc]ould not convert string \"(.*?)\" to DECIMAL",
                    100038,
                    "22018",
                    "Numeric value '%s' is not recognized"),
            new Rule(
                    "[Cc]ould not convert string '(.*?)' to BOOL",
                    100037,
                    "22018",
                    "Boolean value '%s' is not recognized"),
            new Rule("invalid date field format: \"(.*?)\"", 100040, "22007", "Date '%s' is not recognized"),
            new Rule(
                    "(?:invalid )?timestamp field (?:format|value out of range): \"(.*?)\"",
                    100035,
                    "22007",
                    "Timestamp '%s' is not recognized"),
            new Rule(
                    "(?:invalid )?time field (?:format|value out of range): \"(.*?)\"",
                    100108,
                    "22007",
                    "Time '%s' is not recognized"),
            new Rule("date field value out of range: \"(.*?)\"", 100040, "22007", "Date '%s' is not recognized"),
            new Rule(
                    "CHECK constraint failed on table .*length",
                    100078,
                    "22000",
                    "String is too long and would be truncated"),
            new Rule("NOT NULL constraint failed", 100072, "22000", "NULL result in a non-nullable column"),
            new Rule("Malformed JSON.*?Input: \"(.*)", 100069, "22P02", "Error parsing JSON: %s"),
            new Rule(
                    "Can't convert VARIANT\\(\\w+\\) value '(.*?)' to '(?:DECIMAL|DOUBLE|INT|BIGINT|HUGEINT)",
                    100071,
                    "22000",
                    "Failed to cast variant value \"%s\" to FIXED"),
            new Rule(
                    "Can't convert VARIANT\\(\\w+\\) value '(.*?)' to",
                    100071,
                    "22000",
                    "Failed to cast variant value \"%s\""),
            new Rule(
                    "Could not cast value (.*?) to DECIMAL",
                    100132,
                    "22003",
                    "Number out of representable range: type FIXED, value %s"),
            new Rule(
                    "Could not parse string \"(.*?)\" according to format",
                    100096,
                    "22007",
                    "Can't parse '%s' with the format given"),
            new Rule(
                    "column \"(.+?)\" must appear in the GROUP BY clause",
                    979,
                    "42601",
                    "SQL compilation error:\n[%s] is not a valid group by expression"),
            new Rule(
                    "(?i)out of range|overflow|cannot be cast (?:to|because)",
                    100132,
                    "22003",
                    "Numeric value out of range: %m"),
            new Rule("^Parser Error: (.*)", 1003, "42000", "SQL compilation error:\n%s"),
            new Rule("^(?:Binder|Catalog) Error: (.*)", 2000, "42601", "SQL compilation error:\n%s"));

    private EngineErrors() {}

    public static SnowflakeError of(SQLException cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Matcher ours = OURS.matcher(text);
        if (ours.find()) {
            return new SnowflakeError(
                    Integer.parseInt(ours.group(1)),
                    ours.group(2),
                    ours.group(3).strip(),
                    cause);
        }
        String first = text.lines().findFirst().orElse(text);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(first);
            if (matcher.find()) {
                String subject = matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : "";
                return new SnowflakeError(
                        rule.code,
                        rule.sqlState,
                        rule.text.replace("%s", subject).replace("%m", first),
                        cause);
            }
        }
        return new SnowflakeError(603, "P0000", "SQL execution error: " + first, cause);
    }

    private record Rule(Pattern pattern, int code, String sqlState, String text) {
        Rule(String pattern, int code, String sqlState, String text) {
            this(Pattern.compile(pattern), code, sqlState, text);
        }
    }
}
