package dev.bactrian.powerbi;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes TMDL, line by line (learn.microsoft.com/analysis-services/tmdl/tmdl-overview): one tab a level, {@code ///} for descriptions,
 * names in single quotes where they hold more than letters, digits and underscores. Not thread-safe.
 */
final class Tmdl {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final StringBuilder text = new StringBuilder();
    private int level;

    Tmdl line(String line) {
        text.append("\t".repeat(level)).append(line).append('\n');
        return this;
    }

    Tmdl blank() {
        text.append('\n');
        return this;
    }

    Tmdl description(String description) {
        description.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> line("/// " + line));
        return this;
    }

    /** Opens an object: what follows is its own, until {@link #close()}. */
    Tmdl open(String declaration) {
        line(declaration);
        level++;
        return this;
    }

    Tmdl close() {
        level--;
        return this;
    }

    Tmdl property(String name, String value) {
        return line(name + ": " + value);
    }

    /** A lineage tag that is the same each time the same thing is written, so that a new project differs only where it must. */
    Tmdl lineageTag(String of) {
        return property("lineageTag", tag(of));
    }

    static String tag(String of) {
        return UUID.nameUUIDFromBytes(("bactrian/" + of).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "''") + "'";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
