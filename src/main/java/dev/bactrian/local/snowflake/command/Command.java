package dev.bactrian.local.snowflake.command;

import java.util.List;

/** Runs one kind of statement. Stateless; shared by all sessions. */
@FunctionalInterface
public interface Command {
    /** Throws {@link dev.bactrian.local.snowflake.error.SnowflakeError} with Snowflake's code and text. */
    StatementResult run(Statement statement, SessionContext session);

    /** The columns that the statement would give, without running it; none when that is not known. Binds have no values. */
    default List<ResultColumn> describe(Statement statement, SessionContext session) {
        return List.of();
    }
}
