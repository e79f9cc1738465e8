package dev.bactrian.local.snowflake.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table function that the endpoint answers itself, such as {@code TABLE(INFORMATION_SCHEMA.COPY_HISTORY(…))}. The query command
 * evaluates the arguments (constants, as Snowflake demands of these), runs the function, and reads its rows as a relation.
 */
@FunctionalInterface
public interface TableFunction {
    StatementResult rows(Arguments arguments, SessionContext session);

    /** Arguments by position and by name (upper case); a name is given as {@code TABLE_NAME => 'T'}. */
    record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {}
}
