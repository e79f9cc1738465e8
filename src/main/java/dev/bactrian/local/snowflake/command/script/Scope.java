package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that a block sees: its own, then those of the blocks around it. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Slot> slots = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void declare(String name, Slot slot) {
        if (slots.containsKey(name)) {
            throw SnowflakeError.syntax("Variable '" + name + "' is declared more than once in this block.");
        }
        slots.put(name, slot);
    }

    /** Takes the place of what the name stood for in this scope: the row of a loop, the count of the last DML. */
    void set(String name, Slot slot) {
        slots.put(name, slot);
    }

    Optional<Slot> find(String name) {
        Slot slot = slots.get(name);
        if (slot != null) {
            return Optional.of(slot);
        }
        return outer == null ? Optional.empty() : outer.find(name);
    }

    <T extends Slot> T get(String name, Class<T> kind) {
        Slot slot = find(name)
                .orElseThrow(() -> SnowflakeError.syntax("error: identifier '" + name + "' is not declared."));
        if (!kind.isInstance(slot)) {
            throw SnowflakeError.syntax(
                    "error: '" + name + "' is not a " + kind.getSimpleName().toUpperCase(java.util.Locale.ROOT) + ".");
        }
        return kind.cast(slot);
    }
}
