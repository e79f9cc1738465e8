package dev.bactrian.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, what it does, and its value when nobody sets it.
 *
 * @param fallback the value when nobody sets it, or null when the key then has none
 */
public record Key(String name, String description, @Nullable String fallback, boolean secret) {

    static Key optional(String name, String description) {
        return new Key(name, description, null, false);
    }

    static Key of(String name, String fallback, String description) {
        return new Key(name, description, fallback, false);
    }

    static Key secret(String name, String description) {
        return new Key(name, description, null, true);
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(fallback);
    }

    /** The environment variables that set this key: {@code SNOWFLAKE_PRIVATE_KEY_FILE} and Camel's spelling without inner underscores. */
    public Set<String> environmentNames() {
        String flat = name.replace('.', '_').toUpperCase(Locale.ROOT);
        String words =
                name.replace('.', '_').replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return words.equals(flat) ? Set.of(flat) : Set.of(words, flat);
    }
}
