package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;

/** INSERT, UPDATE or DELETE: answers with the count of rows. */
record ChangeCommand(StatementType type, String column) implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        long rows = session.engine().update(PassThrough.engineSql(statement, session), statement.binds());
        return StatementResult.count(type, column, rows);
    }
}
