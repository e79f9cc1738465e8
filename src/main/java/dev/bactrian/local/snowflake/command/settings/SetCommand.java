package dev.bactrian.local.snowflake.command.settings;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code SET name = expression}, {@code SET (a, b) = (x, y)} and UNSET (docs.snowflake.com/en/sql-reference/sql/set). */
final class SetCommand implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SET");
        List<String> variables = names(cursor);
        cursor.expectSymbol("=");
        List<String> expressions = new ArrayList<>();
        try (StatementNames names = session.names(statement.binds())) {
            boolean list = variables.size() > 1;
            if (list) {
                cursor.expectSymbol("(");
            }
            do {
                expressions.add(new Translator().expression(statement.text(), cursor, names));
            } while (list && cursor.acceptSymbol(","));
            if (list) {
                cursor.expectSymbol(")");
            }
            cursor.expectEnd();
            if (expressions.size() != variables.size()) {
                throw SnowflakeError.syntax(
                        "SET names " + variables.size() + " variables and " + expressions.size() + " values.");
            }
            assign(variables, expressions, statement, session);
        }
        return status();
    }

    private static void assign(
            List<String> variables, List<String> expressions, Statement statement, SessionContext session) {
        try (ResultSet row = session.engine().query("SELECT " + String.join(", ", expressions), statement.binds())) {
            row.next();
            for (int i = 0; i < variables.size(); i++) {
                session.variables().put(variables.get(i), row.getObject(i + 1));
            }
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    static StatementResult unset(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("UNSET");
        List<String> variables = names(cursor);
        cursor.expectEnd();
        variables.forEach(session.variables()::remove);
        return status();
    }

    private static List<String> names(TokenCursor cursor) {
        List<String> names = new ArrayList<>();
        boolean list = cursor.acceptSymbol("(");
        do {
            names.add(cursor.identifier());
        } while (list && cursor.acceptSymbol(","));
        if (list) {
            cursor.expectSymbol(")");
        }
        return names;
    }

    private static StatementResult status() {
        return StatementResult.status(StatementType.USE, "Statement executed successfully.");
    }
}
