package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ALTER TABLE (docs.snowflake.com/en/sql-reference/sql/alter-table). Columns: {@link AlterColumns}. */
final class AlterTable implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", "TABLE");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName written = cursor.name();
        QualifiedName name = session.resolve(written);
        Optional<CatalogObject> found = session.catalog().find(ObjectKind.TABLE, name);
        if (found.isEmpty() && ifExists) {
            return status();
        }
        CatalogObject table = found.orElseThrow(() -> SnowflakeError.doesNotExist("Table", written.toString()));
        TableDefinition definition = TableDefinition.of(table);
        TableStore store = new TableStore(session);
        if (cursor.accept("RENAME", "TO")) {
            rename(table, session.resolve(cursor.name()), session);
        } else if (cursor.accept("SWAP", "WITH")) {
            swap(table, store.require(session.resolve(cursor.name())), session);
        } else if (cursor.accept("CLUSTER", "BY")) {
            Map<String, Object> options = new HashMap<>(definition.options());
            options.put("CLUSTER_BY", "LINEAR" + cursor.rest());
            store.put(name, definition.withOptions(options), table.comment());
            return status();
        } else if (cursor.accept("DROP", "CLUSTERING", "KEY")) {
            Map<String, Object> options = new HashMap<>(definition.options());
            options.remove("CLUSTER_BY");
            store.put(name, definition.withOptions(options), table.comment());
        } else if (cursor.accept("SUSPEND", "RECLUSTER") || cursor.accept("RESUME", "RECLUSTER")) {
            cursor.expectEnd();
        } else if (cursor.accept("SET")) {
            set(table, definition, cursor, store);
        } else if (cursor.accept("UNSET")) {
            unset(table, definition, cursor, store);
        } else if (isConstraint(cursor)) {
            constraint(table, definition, cursor, statement, store);
        } else {
            new AlterColumns(statement, cursor, table, store).run();
        }
        cursor.expectEnd();
        return status();
    }

    private static boolean isConstraint(TokenCursor cursor) {
        for (String verb : List.of("ADD", "DROP")) {
            for (String word : List.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN")) {
                if (cursor.looksAt(verb, word)) {
                    return true;
                }
            }
        }
        return cursor.looksAt("RENAME", "CONSTRAINT");
    }

    private static void constraint(
            CatalogObject table,
            TableDefinition definition,
            TokenCursor cursor,
            Statement statement,
            TableStore store) {
        List<TableConstraint> constraints = new ArrayList<>(definition.constraints());
        if (cursor.accept("ADD")) {
            TableBody body = new TableBody(
                    statement.text(), cursor, table.name().toString() + constraints.size(), store.session()::resolve);
            body.constraint(List.of());
            constraints.addAll(body.constraints());
        } else if (cursor.accept("DROP")) {
            if (cursor.accept("CONSTRAINT")) {
                String name = cursor.identifier();
                constraints.removeIf(constraint -> constraint.name().equals(name));
            } else if (cursor.accept("PRIMARY", "KEY")) {
                constraints.removeIf(constraint -> constraint.kind().equals("PRIMARY KEY"));
            } else {
                throw SnowflakeError.notSupported("ALTER TABLE DROP UNIQUE or FOREIGN KEY by columns");
            }
        } else {
            throw SnowflakeError.notSupported("ALTER TABLE RENAME CONSTRAINT");
        }
        store.put(table.name(), definition.withConstraints(constraints), table.comment());
    }

    private static void set(CatalogObject table, TableDefinition definition, TokenCursor cursor, TableStore store) {
        if (cursor.looksAt("TAG") || cursor.looksAt("MASKING") || cursor.looksAt("ROW")) {
            throw SnowflakeError.notSupported("table policy or tag");
        }
        Map<String, Object> options = new HashMap<>(definition.options());
        String comment = table.comment();
        for (Map.Entry<String, Object> option : cursor.options().entrySet()) {
            String value = option.getValue() instanceof Token token
                    ? token.value()
                    : option.getValue().toString();
            if (option.getKey().equals("COMMENT")) {
                comment = value;
            } else {
                options.put(option.getKey(), value);
            }
        }
        store.put(table.name(), definition.withOptions(options), comment);
    }

    private static void unset(CatalogObject table, TableDefinition definition, TokenCursor cursor, TableStore store) {
        Map<String, Object> options = new HashMap<>(definition.options());
        String comment = table.comment();
        do {
            String option = cursor.identifier();
            comment = option.equals("COMMENT") ? "" : comment;
            options.remove(option);
        } while (cursor.acceptSymbol(","));
        store.put(table.name(), definition.withOptions(options), comment);
    }

    private static void rename(CatalogObject table, QualifiedName to, SessionContext session) {
        TableStore store = new TableStore(session);
        if (store.exists(to)) {
            throw SnowflakeError.alreadyExists(to.toString());
        }
        session.control().lock(table.name(), LockMode.DEFINE);
        store.move(table, to);
    }

    /** Both names change places in one transaction, with all that belongs to the tables. */
    private static void swap(CatalogObject left, CatalogObject right, SessionContext session) {
        TableStore store = new TableStore(session);
        session.control().lock(left.name(), LockMode.DEFINE);
        session.control().lock(right.name(), LockMode.DEFINE);
        store.swap(left, right);
    }

    private static StatementResult status() {
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }
}
