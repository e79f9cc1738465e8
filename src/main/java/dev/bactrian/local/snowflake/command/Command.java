package dev.bactrian.local.snowflake.command;

/** Runs one kind of statement. Stateless; shared by all sessions. */
@FunctionalInterface
public interface Command {
    /** Throws {@link dev.bactrian.local.snowflake.error.SnowflakeError} with Snowflake's code and text. */
    StatementResult run(Statement statement, SessionContext session);
}
