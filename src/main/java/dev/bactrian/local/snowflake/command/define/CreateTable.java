package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Set;

/** CREATE TABLE, with columns, AS SELECT, LIKE, CLONE or USING TEMPLATE (docs.snowflake.com/en/sql-reference/sql/create-table). */
final class CreateTable implements Command {
    private static final Set<String> MODIFIERS =
            Set.of("TRANSIENT", "TEMPORARY", "TEMP", "VOLATILE", "LOCAL", "GLOBAL");

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CreateClause clause = CreateClause.read(cursor, "TABLE");
        clause.modifiers().stream()
                .filter(modifier -> !MODIFIERS.contains(modifier))
                .findFirst()
                .ifPresent(modifier -> {
                    throw SnowflakeError.notSupported(modifier + " TABLE");
                });
        QualifiedName name = session.resolve(clause.name());
        TableStore store = new TableStore(session);
        boolean exists = store.exists(name) && !hides(clause, name, session);
        if (exists && clause.ifNotExists()) {
            return status(name.last() + " already exists, statement succeeded.");
        }
        if (exists && !clause.orReplace() && !clause.orAlter()) {
            throw SnowflakeError.alreadyExists(name.toString());
        }
        if (exists && session.catalog().find(ObjectKind.TABLE, name).isEmpty()) {
            throw new SnowflakeError(
                    2002, "42710", "SQL compilation error:\nObject '" + name + "' already exists as VIEW.");
        }
        try (StatementNames names = session.names(statement.binds())) {
            NewTable made = new NewTableReader(statement, cursor, session, names).read(name, clause);
            return store(store, name, clause, exists, made);
        }
    }

    private static StatementResult store(
            TableStore store, QualifiedName name, CreateClause clause, boolean exists, NewTable made) {
        TableDefinition definition = made.definition();
        if (exists && clause.orAlter()) {
            TableChange.to(definition, made.comment(), name, store);
            return status("Table " + name.last() + " successfully altered.");
        }
        if (exists) {
            store.replace(name, definition, made.comment(), made.source());
        } else {
            store.create(name, definition, made.comment(), made.source());
        }
        return status("Table " + name.last() + " successfully created.");
    }

    /** Whether a temporary table is made beside a permanent one of the same name, which it hides. */
    private static boolean hides(CreateClause clause, QualifiedName name, SessionContext session) {
        return clause.temporary()
                && session.catalog()
                        .find(ObjectKind.TABLE, name)
                        .filter(table -> !"TEMPORARY".equals(table.properties().get("KIND")))
                        .isPresent();
    }

    private static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }
}
