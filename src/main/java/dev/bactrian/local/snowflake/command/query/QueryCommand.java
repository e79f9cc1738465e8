package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** SELECT (docs.snowflake.com/en/sql-reference/sql/select). */
final class QueryCommand implements Command {
    private final Translator translator = new Translator();

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        try (StatementNames names = session.names(statement.binds())) {
            Translation translation = translator.translate(statement.text(), statement.tokens(), names);
            PreparedStatement prepared = session.engine().prepare(translation.sql(), statement.binds());
            List<ResultColumn> columns = shape(translation, prepared);
            String readable = ResultShape.readable(translation.sql(), columns);
            ResultSet rows;
            if (readable.equals(translation.sql())) {
                rows = session.engine().run(prepared);
            } else {
                close(prepared);
                rows = session.engine().query(readable, statement.binds());
            }
            return new StatementResult(StatementType.SELECT, columns, new EngineRows(rows, columns, session));
        }
    }

    @Override
    public List<ResultColumn> describe(Statement statement, SessionContext session) {
        try (StatementNames names = session.names(statement.binds())) {
            return columns(translator.translate(statement.text(), statement.tokens(), names), session);
        }
    }

    private static List<ResultColumn> shape(Translation translation, PreparedStatement prepared) {
        try {
            return ResultShape.columns(translation, prepared.getMetaData());
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    private static void close(PreparedStatement prepared) {
        try {
            prepared.close();
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    private static List<ResultColumn> columns(Translation translation, SessionContext session) {
        try (PreparedStatement prepared = session.engine().prepare(translation.sql())) {
            return ResultShape.columns(translation, prepared.getMetaData());
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }
}
