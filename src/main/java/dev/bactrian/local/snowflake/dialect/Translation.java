package dev.bactrian.local.snowflake.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the engine's language.
 *
 * @param shape what kind of statement it is, and so what it answers
 * @param statements DuckDB's text, to run in this order in one transaction; binds are {@code $1}, {@code $2} …
 * @param columns what is known of a query's columns, by place; empty when a star stands among them
 */
public record Translation(Shape shape, List<String> statements, List<Column> columns) {
    /** What a statement answers. */
    public enum Shape {
        /** Rows. */
        QUERY,
        /** A count for each statement; the last one's is the answer. */
        INSERT,
        /** A count for each statement behind the first, which keeps the rows; the last drops them. */
        MULTI_INSERT,
        UPDATE,
        DELETE,
        /** Rows of one column {@code merge_action}: INSERT, UPDATE, DELETE. */
        MERGE,
        /** A status. */
        CREATE
    }

    /** A column of a query; {@code type} is null when only the engine knows it. */
    public record Column(@Nullable String name, @Nullable DataType type) {}

    public Translation {
        statements = List.copyOf(statements);
        columns = List.copyOf(columns);
    }

    /** The only statement of a query. */
    public String sql() {
        return statements.get(0);
    }
}
