package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code KEY = value} pairs of a statement or of a stored object, read by name. Each key is asked for once by the code that understands
 * it; {@link #done()} refuses the keys that nobody asked for, so that a misspelt option is never ignored.
 *
 * <p>Values are texts (words in upper case), lists of texts, or maps of the same: the form in which the catalog keeps them.
 */
public final class Options {
    private final Map<String, Object> values;
    private final Set<String> asked = new HashSet<>();

    public Options(Map<String, Object> values) {
        this.values = values;
    }

    /** The options of a statement, as {@link dev.bactrian.local.snowflake.dialect.TokenCursor#options()} gives them. */
    public static Options ofTokens(Map<String, Object> tokens) {
        return new Options(plain(tokens));
    }

    /** Tokens turned into texts, lists and maps. */
    public static Map<String, Object> plain(Map<String, Object> tokens) {
        Map<String, Object> plain = new LinkedHashMap<>();
        tokens.forEach((key, value) -> plain.put(key, plainValue(value)));
        return plain;
    }

    private static Object plainValue(Object value) {
        if (value instanceof Token token) {
            return token.kind() == Token.Kind.QUOTED ? token.text() : token.value();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> nested = new LinkedHashMap<>();
            map.forEach((key, inner) -> nested.put(String.valueOf(key), plainValue(inner)));
            return nested;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Options::plainValue).toList();
        }
        return value;
    }

    public Map<String, Object> values() {
        return values;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Says that the key is known, whatever its value. */
    public void ask(String key) {
        asked.add(key);
    }

    public Optional<String> text(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw invalidValue(key, String.valueOf(value));
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** TRUE or FALSE, as word or as text. */
    public boolean flag(String key, boolean otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw invalidValue(key, text.get());
        };
    }

    public long number(String key, long otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            throw invalidValue(key, text.get());
        }
    }

    /** One of the words given, in upper case. */
    public String oneOf(String key, String otherwise, String... words) {
        String text = text(key, otherwise).toUpperCase(Locale.ROOT);
        for (String word : words) {
            if (word.equals(text)) {
                return text;
            }
        }
        throw invalidValue(key, text);
    }

    /** A list in parentheses, or one text without them; empty for {@code ()}. */
    public Optional<List<String>> list(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(List.of(text));
        }
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object item : list) {
                texts.add(String.valueOf(item));
            }
            return Optional.of(List.copyOf(texts));
        }
        throw invalidValue(key, String.valueOf(value));
    }

    /** Options in parentheses; empty when the key is absent or its parentheses hold nothing. */
    public Options nested(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> nested = new LinkedHashMap<>();
            map.forEach((name, inner) -> nested.put(String.valueOf(name), inner));
            return new Options(nested);
        }
        if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            return new Options(Map.of());
        }
        throw invalidValue(key, String.valueOf(value));
    }

    /** Refuses every key that was given and not asked for. */
    public void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new SnowflakeError(1420, "22023", "SQL compilation error:\ninvalid parameter '" + key + "'");
            }
        }
    }

    public static SnowflakeError invalidValue(String key, String value) {
        return new SnowflakeError(
                1008, "22023", "SQL compilation error:\ninvalid value [" + value + "] for parameter '" + key + "'");
    }
}
