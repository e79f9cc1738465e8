package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.copy.LoadHistory;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/** TRUNCATE [TABLE] [IF EXISTS] name (docs.snowflake.com/en/sql-reference/sql/truncate-table). */
final class Truncate implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("TRUNCATE");
        cursor.accept("TABLE");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName written = cursor.name();
        cursor.expectEnd();
        QualifiedName name = session.resolve(written);
        if (session.catalog().find(ObjectKind.TABLE, name).isEmpty()) {
            if (!ifExists) {
                throw SnowflakeError.doesNotExist("Table", written.toString());
            }
        } else {
            session.control().lock(name, LockMode.CHANGE);
            session.engine().update("DELETE FROM " + session.engineName(name));
            LoadHistory.forget(name, session);
        }
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }
}
