package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/** CREATE SCHEMA; the new schema becomes the current one (docs.snowflake.com/en/sql-reference/sql/create-schema). */
final class CreateSchema implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CreateClause clause = CreateClause.read(cursor, "SCHEMA");
        if (cursor.looksAt("CLONE")) {
            throw SnowflakeError.notSupported("CREATE SCHEMA CLONE");
        }
        QualifiedName full = Containers.schemaName(clause.name(), session);
        String name = full.last();
        Containers containers = new Containers(session);
        boolean exists = session.catalog().find(ObjectKind.SCHEMA, full).isPresent();
        if (exists && clause.ifNotExists()) {
            return StatementResult.status(StatementType.DDL, name + " already exists, statement succeeded.");
        }
        if (exists && !clause.orReplace()) {
            throw SnowflakeError.alreadyExists(full.toString());
        }
        if (exists) {
            containers.dropSchema(full);
        }
        cursor.accept("WITH", "MANAGED", "ACCESS");
        containers.createSchema(full, cursor.options());
        cursor.expectEnd();
        return StatementResult.status(StatementType.DDL, "Schema " + name + " successfully created.");
    }
}
