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
import java.util.Locale;
import java.util.Optional;

/** DROP of a database, schema, table, view or sequence (docs.snowflake.com/en/sql-reference/sql/drop). */
record DropObject(ObjectKind kind) implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("DROP", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName written = cursor.name();
        if (!cursor.accept("CASCADE")) {
            cursor.accept("RESTRICT");
        }
        cursor.expectEnd();
        QualifiedName name = full(written, session);
        Optional<CatalogObject> found = session.catalog().find(kind, name);
        if (found.isEmpty()) {
            return missing(written, name, ifExists, session);
        }
        drop(name, session);
        return StatementResult.status(StatementType.DDL, name.last() + " successfully dropped.");
    }

    private QualifiedName full(QualifiedName written, SessionContext session) {
        return switch (kind) {
            case DATABASE -> written;
            case SCHEMA -> Containers.schemaName(written, session);
            default -> session.resolve(written);
        };
    }

    private StatementResult missing(
            QualifiedName written, QualifiedName name, boolean ifExists, SessionContext session) {
        ObjectKind other = kind == ObjectKind.TABLE ? ObjectKind.VIEW : ObjectKind.TABLE;
        boolean wrongKind = (kind == ObjectKind.TABLE || kind == ObjectKind.VIEW)
                && session.catalog().find(other, name).isPresent();
        if (wrongKind) {
            throw new SnowflakeError(
                    2203,
                    "02000",
                    "SQL compilation error:\nObject found is of type '" + other + "', not specified type '" + kind
                            + "'.");
        }
        if (ifExists) {
            return StatementResult.status(
                    StatementType.DDL, "Drop statement executed successfully (" + name.last() + " already dropped).");
        }
        String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        throw SnowflakeError.doesNotExist(word, written.toString());
    }

    private void drop(QualifiedName name, SessionContext session) {
        switch (kind) {
            case DATABASE -> new Containers(session).dropDatabase(name.last());
            case SCHEMA -> new Containers(session).dropSchema(name);
            case TABLE -> new TableStore(session).drop(name);
            default -> {
                session.engine().update("DROP " + kind + " " + session.engineName(name));
                session.catalog().remove(kind, name);
            }
        }
    }
}
