package dev.bactrian.local.snowflake.catalog;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table or view as its DDL says it.
 *
 * @param defaultText the default in Snowflake's SQL; null when there is none
 * @param identity null when the column does not count by itself
 */
public record ColumnDefinition(
        String name,
        DataType type,
        boolean nullable,
        @Nullable String defaultText,
        @Nullable Identity identity,
        String comment) {
    /**
     * AUTOINCREMENT or IDENTITY.
     *
     * @param sequence the engine's sequence that counts
     */
    public record Identity(long start, long increment, String sequence) {}

    public ColumnDefinition(String name, DataType type) {
        this(name, type, true, null, null, "");
    }

    public ColumnDefinition withName(String newName) {
        return new ColumnDefinition(newName, type, nullable, defaultText, identity, comment);
    }

    public ColumnDefinition withType(DataType newType) {
        return new ColumnDefinition(name, newType, nullable, defaultText, identity, comment);
    }

    public ColumnDefinition withNullable(boolean newNullable) {
        return new ColumnDefinition(name, type, newNullable, defaultText, identity, comment);
    }

    public ColumnDefinition withDefault(@Nullable String newDefault) {
        return new ColumnDefinition(name, type, nullable, newDefault, identity, comment);
    }

    public ColumnDefinition withComment(String newComment) {
        return new ColumnDefinition(name, type, nullable, defaultText, identity, newComment);
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", name);
        properties.put("kind", type.kind().name());
        properties.put("precision", type.precision());
        properties.put("scale", type.scale());
        properties.put("length", type.length());
        properties.put("nullable", nullable);
        if (defaultText != null) {
            properties.put("default", defaultText);
        }
        if (identity != null) {
            properties.put("identityStart", identity.start());
            properties.put("identityIncrement", identity.increment());
            properties.put("identitySequence", identity.sequence());
        }
        properties.put("comment", comment);
        return properties;
    }

    static ColumnDefinition of(Map<?, ?> properties) {
        DataType type = new DataType(
                DataType.Kind.valueOf(text(properties, "kind")),
                (int) number(properties, "precision"),
                (int) number(properties, "scale"),
                (int) number(properties, "length"));
        Identity identity = properties.containsKey("identitySequence")
                ? new Identity(
                        number(properties, "identityStart"),
                        number(properties, "identityIncrement"),
                        text(properties, "identitySequence"))
                : null;
        String defaultText = properties.containsKey("default") ? text(properties, "default") : null;
        boolean nullable = Boolean.parseBoolean(text(properties, "nullable"));
        return new ColumnDefinition(
                text(properties, "name"), type, nullable, defaultText, identity, text(properties, "comment"));
    }

    private static String text(Map<?, ?> properties, String key) {
        return String.valueOf(properties.get(key));
    }

    private static long number(Map<?, ?> properties, String key) {
        return properties.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
