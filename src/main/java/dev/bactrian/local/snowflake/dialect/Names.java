package dev.bactrian.local.snowflake.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a translation asks its session: how names, variables, binds and the session's own functions are said to the engine. Answers are
 * DuckDB text. The defaults are a session without variables, binds and functions of its own.
 */
public interface Names {
    /**
     * The relation of a name in FROM: {@code "D.S"."T"}, {@code "T"} where the search path finds it, or a query in parentheses (a
     * stream, a view of INFORMATION_SCHEMA).
     */
    default String relation(QualifiedName name) {
        return target(name);
    }

    /** The table that a statement creates or changes. */
    default String target(QualifiedName name) {
        List<String> parts = name.parts();
        return switch (parts.size()) {
            case 1 -> QualifiedName.quote(parts.get(0));
            case 2 -> QualifiedName.quote(schema(parts.get(0))) + "." + QualifiedName.quote(parts.get(1));
            default -> QualifiedName.quote(parts.get(0) + "." + parts.get(1)) + "." + QualifiedName.quote(parts.get(2));
        };
    }

    /** The engine's schema for a schema named without its database: {@code "D.S"} with the session's database. */
    default String schema(String schema) {
        return schema;
    }

    /** The value of a session variable; empty when it is not set. */
    default Optional<Value> variable(String name) {
        return Optional.empty();
    }

    /** The type of the bind at {@code index}, from 1; empty leaves it to the engine. */
    default Optional<DataType> bindType(int index) {
        return Optional.empty();
    }

    /** The bound value, for binds that say names: {@code IDENTIFIER(?)}. */
    default Optional<Value> bind(int index) {
        return Optional.empty();
    }

    /** A user's function as the engine calls it; empty when there is none of this name and number of arguments. */
    default Optional<String> function(QualifiedName name, int arguments) {
        return Optional.empty();
    }

    /**
     * The constant of a context or system function: {@code CURRENT_DATABASE()}, {@code SYSTEM$PIPE_STATUS('P')}.
     *
     * @param arguments in DuckDB's text, constants
     */
    default Optional<String> constant(String function, List<String> arguments) {
        return Optional.empty();
    }

    /** The relation of a table function that the endpoint answers itself: {@code INFORMATION_SCHEMA.COPY_HISTORY}, {@code RESULT_SCAN}. */
    default Optional<String> tableFunction(QualifiedName name, List<String> positional, Map<String, String> named) {
        return Optional.empty();
    }

    /** The relation of staged files, {@code @stage/path (FILE_FORMAT => …)}; its columns are {@code "$1"}, {@code "$2"} …. */
    default Optional<String> stage(String location, Map<String, String> options) {
        return Optional.empty();
    }

    /** A value of the session, or null for NULL. */
    record Value(@Nullable Object value) {}

    /** No session at all: for tests and for text that is only looked at. */
    static Names none() {
        return new Names() {};
    }
}
