package dev.bactrian.local.snowflake.command.script;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a procedure or function, or one column of a table that it returns.
 *
 * @param type as written
 * @param fallback the expression behind DEFAULT; null when the argument is required
 */
record Argument(String name, String type, @Nullable String fallback) {
    boolean isRequired() {
        return fallback == null;
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("name", name);
        properties.put("type", type);
        if (fallback != null) {
            properties.put("default", fallback);
        }
        return properties;
    }

    static Argument of(Map<?, ?> properties) {
        Object fallback = properties.get("default");
        return new Argument(
                String.valueOf(properties.get("name")),
                String.valueOf(properties.get("type")),
                fallback == null ? null : fallback.toString());
    }
}
