package dev.bactrian.snowflake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a table to write to.
 *
 * @param type Snowflake's type as in DDL, such as {@code NUMBER(12,2)} or {@code TIMESTAMP_NTZ}
 */
public record Column(String name, String type) {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z_ ]*(\\(\\d+(, ?\\d+)?\\))?");

    public Column {
        Quoting.identifier(name);
        type = type.toUpperCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("'%s' is no column type".formatted(type));
        }
        if (type.matches("VARIANT|OBJECT|ARRAY|GEOGRAPHY|GEOMETRY|MAP.*|VECTOR.*")) {
            throw new IllegalArgumentException(
                    "column '%s': bulk insert does not write type %s; write it as VARCHAR".formatted(name, type));
        }
    }

    /** The column as it stands in CREATE TABLE. */
    public String definition() {
        return Quoting.identifier(name) + " " + type;
    }
}
