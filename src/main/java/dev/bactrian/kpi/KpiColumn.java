package dev.bactrian.kpi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a KPI's table.
 *
 * @param name in upper case
 * @param type a Snowflake type, as the table declares it
 * @param title for people
 * @param unit what a value counts, for value columns
 * @param format how a value is shown, in spreadsheet notation, as in {@code #,##0.00}
 */
public record KpiColumn(
        Role role, String name, String type, String title, Optional<String> unit, Optional<String> format) {

    /** What the column is for. */
    public enum Role {
        /** Part of what makes a row unique. */
        GRAIN,
        /** Says more about the row. */
        DETAIL,
        /** A number that is the KPI. */
        VALUE
    }

    static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern TYPE = Pattern.compile(
            "(VARCHAR(\\(\\d+\\))?|NUMBER(\\(\\d+(, ?\\d+)?\\))?|INTEGER|FLOAT|BOOLEAN|DATE|TIME|TIMESTAMP_(NTZ|LTZ|TZ)(\\(\\d\\))?)");
    private static final Pattern NUMERIC = Pattern.compile("(NUMBER|INTEGER|FLOAT).*");

    public KpiColumn {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' is no column name; write letters, digits and '_'".formatted(name));
        }
        type = type.toUpperCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "column %s has type '%s'; write VARCHAR, NUMBER(p,s), FLOAT, BOOLEAN, DATE or a TIMESTAMP"
                            .formatted(name, type));
        }
        if (role == Role.VALUE && !NUMERIC.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "value column %s has type %s; a value must be a number".formatted(name, type));
        }
    }
}
