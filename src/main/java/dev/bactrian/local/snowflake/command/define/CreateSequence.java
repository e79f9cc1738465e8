package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Map;
import java.util.Objects;

/** CREATE SEQUENCE (docs.snowflake.com/en/sql-reference/sql/create-sequence). */
final class CreateSequence implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CreateClause clause = CreateClause.read(cursor, "SEQUENCE");
        QualifiedName name = session.resolve(clause.name());
        boolean exists = session.catalog().find(ObjectKind.SEQUENCE, name).isPresent();
        if (exists && clause.ifNotExists()) {
            return StatementResult.status(StatementType.DDL, name.last() + " already exists, statement succeeded.");
        }
        if (exists && !clause.orReplace()) {
            throw SnowflakeError.alreadyExists(name.toString());
        }
        long start = 1;
        long increment = 1;
        String comment = "";
        cursor.accept("WITH");
        while (!cursor.atEnd() && !cursor.peek(0).isSymbol(";")) {
            if (cursor.accept("START")) {
                cursor.accept("WITH");
                start = number(cursor);
            } else if (cursor.accept("INCREMENT")) {
                cursor.accept("BY");
                increment = number(cursor);
            } else if (cursor.accept("COMMENT")) {
                cursor.acceptSymbol("=");
                comment = cursor.string();
            } else if (!cursor.accept("ORDER") && !cursor.accept("NOORDER")) {
                throw cursor.unexpected("START, INCREMENT or COMMENT");
            }
        }
        cursor.expectEnd();
        if (exists) {
            session.engine().update("DROP SEQUENCE " + session.engineName(name));
        }
        session.engine()
                .update("CREATE SEQUENCE " + session.engineName(name) + " START " + start + " INCREMENT " + increment
                        + " MINVALUE -9223372036854775808");
        session.catalog()
                .put(new CatalogObject(
                        ObjectKind.SEQUENCE,
                        name,
                        Map.of("START", start, "INCREMENT", increment),
                        session.clock().instant(),
                        Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                        comment));
        return StatementResult.status(StatementType.DDL, "Sequence " + name.last() + " successfully created.");
    }

    private static long number(TokenCursor cursor) {
        cursor.acceptSymbol("=");
        boolean negative = cursor.acceptSymbol("-");
        long value = Long.parseLong(cursor.take().text());
        return negative ? -value : value;
    }
}
