package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import org.jspecify.annotations.Nullable;

/** What a name in a script stands for. Mutable; owned by one running script. */
sealed interface Slot {
    /** A scalar; {@code type} as declared, or null when the first value decided. */
    final class Variable implements Slot {
        final @Nullable Fragment type;
        Value value;

        Variable(@Nullable Fragment type, Value value) {
            this.type = type;
            this.value = value;
        }
    }

    /** A query that OPEN or FOR runs; its rows once it is open. */
    final class Cursor implements Slot {
        final String name;
        final Fragment query;
        private @Nullable Rows rows;
        private int next;

        Cursor(String name, Fragment query) {
            this.name = name;
            this.query = query;
        }

        void open(Rows opened) {
            rows = opened;
            next = 0;
        }

        void close() {
            if (rows == null) {
                throw notOpen();
            }
            rows = null;
        }

        boolean isOpen() {
            return rows != null;
        }

        Rows rows() {
            if (rows == null) {
                throw notOpen();
            }
            return rows;
        }

        /** The next row's number, or -1 behind the last. */
        int advance() {
            return next < rows().rows().size() ? next++ : -1;
        }

        private SnowflakeError notOpen() {
            return new SnowflakeError(90_240, "24000", "Cursor '" + name + "' is not open.");
        }
    }

    /** The rows of a statement; null before the first assignment. */
    final class ResultSet implements Slot {
        @Nullable
        Rows rows;

        ResultSet(@Nullable Rows rows) {
            this.rows = rows;
        }
    }

    /** The current row of a FOR loop. */
    record Row(Rows rows, int index) implements Slot {}

    /** A declared exception. */
    record UserException(int code, String message) implements Slot {}
}
