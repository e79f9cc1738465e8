package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/** CREATE DATABASE, with its schema PUBLIC (docs.snowflake.com/en/sql-reference/sql/create-database). */
final class CreateDatabase implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CreateClause clause = CreateClause.read(cursor, "DATABASE");
        if (cursor.looksAt("CLONE")) {
            throw SnowflakeError.notSupported("CREATE DATABASE CLONE");
        }
        String name = clause.name().last();
        Containers containers = new Containers(session);
        boolean exists =
                session.catalog().find(ObjectKind.DATABASE, clause.name()).isPresent();
        if (exists && clause.ifNotExists()) {
            return StatementResult.status(StatementType.DDL, name + " already exists, statement succeeded.");
        }
        if (exists && !clause.orReplace()) {
            throw SnowflakeError.alreadyExists(name);
        }
        if (exists) {
            containers.dropDatabase(name);
        }
        containers.createDatabase(name, cursor.options());
        cursor.expectEnd();
        return StatementResult.status(StatementType.DDL, "Database " + name + " successfully created.");
    }
}
