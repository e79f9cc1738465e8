package dev.bactrian.local.snowflake.dialect;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A name as written: one to three parts, each in its resolved case.
 *
 * @param parts database, schema, name; fewer where the statement leaves them to the session
 */
public record QualifiedName(List<String> parts) {
    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 3) {
            throw new IllegalArgumentException("A name has one to three parts: " + parts);
        }
    }

    public static QualifiedName of(String... parts) {
        return new QualifiedName(List.of(parts));
    }

    public String last() {
        return parts.get(parts.size() - 1);
    }

    /** The name in full, with the session's database and schema for the parts that are missing. */
    public QualifiedName in(String database, String schema) {
        return switch (parts.size()) {
            case 1 -> of(database, schema, parts.get(0));
            case 2 -> of(database, parts.get(0), parts.get(1));
            default -> this;
        };
    }

    /** As Snowflake prints it: {@code DB.SCHEMA.NAME}. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }

    /** As SQL: each part in double quotes. */
    public String quoted() {
        return parts.stream().map(QualifiedName::quote).collect(Collectors.joining("."));
    }

    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
