package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.SessionParameter;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of one session: Snowflake's defaults (parameters.tsv) and what the session changed. Not thread-safe. */
final class Parameters {
    private static final Map<String, SessionParameter> DEFINITIONS = definitions();

    private final Map<String, String> changed = new TreeMap<>();

    static Map<String, SessionParameter> definitions() {
        Map<String, SessionParameter> definitions = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Parameters.class.getResourceAsStream("parameters.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] cells = line.split("\t", -1);
                    definitions.put(cells[0], new SessionParameter(cells[0], cells[1], cells[2], cells[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }

    String get(String name) {
        String key = name.toUpperCase(Locale.ROOT);
        String own = changed.get(key);
        if (own != null) {
            return own;
        }
        SessionParameter definition = DEFINITIONS.get(key);
        return definition == null ? "" : definition.initial();
    }

    void set(String name, @Nullable String value) {
        String key = name.toUpperCase(Locale.ROOT);
        SessionParameter definition = DEFINITIONS.get(key);
        if (definition == null) {
            throw new SnowflakeError(1006, "42000", "SQL compilation error:\ninvalid parameter '" + key + "'");
        }
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, checked(definition, value));
        }
    }

    /** Takes what a driver sent at login: unknown names are its own settings, kept as they are. */
    void accept(String name, String value) {
        changed.put(name.toUpperCase(Locale.ROOT), value);
    }

    private static String checked(SessionParameter definition, String value) {
        boolean valid = switch (definition.type()) {
            case "BOOLEAN" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "NUMBER" -> value.matches("-?\\d+");
            default -> true;
        };
        if (!valid) {
            throw new SnowflakeError(
                    1008,
                    "22023",
                    "SQL compilation error:\ninvalid value [" + value + "] for parameter '" + definition.name() + "'");
        }
        return definition.type().equals("BOOLEAN") ? value.toLowerCase(Locale.ROOT) : value;
    }

    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        DEFINITIONS.values().forEach(definition -> all.put(definition.name(), definition.initial()));
        all.putAll(changed);
        return all;
    }
}
