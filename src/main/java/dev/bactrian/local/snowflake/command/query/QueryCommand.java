package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** SELECT. */
final class QueryCommand implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        ResultSet rows = session.engine().query(PassThrough.engineSql(statement, session), statement.binds());
        try {
            List<ResultColumn> columns = EngineRows.columns(rows.getMetaData());
            return new StatementResult(StatementType.SELECT, columns, new EngineRows(rows, columns));
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    @Override
    public List<ResultColumn> describe(Statement statement, SessionContext session) {
        try (PreparedStatement prepared = session.engine().prepare(PassThrough.engineSql(statement, session))) {
            return EngineRows.columns(prepared.getMetaData());
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }
}
