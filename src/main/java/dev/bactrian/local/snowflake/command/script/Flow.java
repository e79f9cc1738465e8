package dev.bactrian.local.snowflake.command.script;

import org.jspecify.annotations.Nullable;

/**
 * What happens after a step: the next step, another turn of a loop, the end of a loop, or the end of the script.
 *
 * @param label of the loop that is meant; null for the innermost
 * @param scalar what RETURN gave; null where it gave nothing or a table
 */
record Flow(
        Kind kind,
        @Nullable String label,
        @Nullable Value scalar,
        @Nullable Rows table) {
    enum Kind {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN
    }

    static final Flow NEXT = new Flow(Kind.NEXT, null, null, null);

    static Flow leave(@Nullable String label) {
        return new Flow(Kind.BREAK, label, null, null);
    }

    static Flow again(@Nullable String label) {
        return new Flow(Kind.CONTINUE, label, null, null);
    }

    static Flow returned(Value value) {
        return new Flow(Kind.RETURN, null, value, null);
    }

    static Flow returned(Rows rows) {
        return new Flow(Kind.RETURN, null, null, rows);
    }

    boolean concerns(@Nullable String loop) {
        return label == null || label.equals(loop);
    }
}
