package dev.bactrian.local.snowflake.command.settings;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;

/** {@code ALTER SESSION SET p = v …} and {@code UNSET p, …} (docs.snowflake.com/en/sql-reference/sql/alter-session). */
final class AlterSessionCommand implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", "SESSION");
        if (cursor.accept("UNSET")) {
            do {
                session.control().setParameter(cursor.identifier(), null);
            } while (cursor.acceptSymbol(","));
        } else {
            cursor.expect("SET");
            cursor.options()
                    .forEach((name, value) -> session.control()
                            .setParameter(name, value instanceof Token token ? token.value() : value.toString()));
        }
        cursor.expectEnd();
        return StatementResult.status(StatementType.ALTER_SESSION, "Statement executed successfully.");
    }
}
