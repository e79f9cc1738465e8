package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.parse.TypeParser;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;

/**
 * ADD, DROP, RENAME and ALTER of a table's columns (docs.snowflake.com/en/sql-reference/sql/alter-table, …/alter-table-column).
 *
 * <p>Where the engine's table must change, it is built anew from the old one: the engine refuses most changes of a column that has a
 * constraint or a default.
 */
final class AlterColumns {
    private final Statement statement;
    private final TokenCursor cursor;
    private final CatalogObject table;
    private final TableStore store;
    private TableDefinition definition;
    private final List<String> expressions;
    private boolean rebuild;

    AlterColumns(Statement statement, TokenCursor cursor, CatalogObject table, TableStore store) {
        this.statement = statement;
        this.cursor = cursor;
        this.table = table;
        this.store = store;
        this.definition = TableDefinition.of(table);
        this.expressions = TableStore.names(definition);
    }

    void run() {
        if (cursor.accept("ADD")) {
            cursor.accept("COLUMN");
            add();
        } else if (cursor.accept("DROP")) {
            cursor.accept("COLUMN");
            drop();
        } else if (cursor.accept("RENAME", "COLUMN")) {
            String from = cursor.identifier();
            cursor.expect("TO");
            rename(from, cursor.identifier());
        } else if (cursor.accept("ALTER") || cursor.accept("MODIFY")) {
            boolean list = cursor.acceptSymbol("(");
            do {
                cursor.accept("COLUMN");
                alter(cursor.identifier());
            } while (cursor.acceptSymbol(","));
            if (list) {
                cursor.expectSymbol(")");
            }
        } else {
            throw SnowflakeError.notSupported("ALTER TABLE " + cursor.rest());
        }
        if (rebuild) {
            store.rebuild(table.name(), definition, table.comment(), expressions);
        } else {
            store.put(table.name(), definition, table.comment());
        }
    }

    private void add() {
        boolean list = cursor.acceptSymbol("(");
        do {
            boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
            TableBody body =
                    new TableBody(statement.text(), cursor, table.name().toString(), store.session()::resolve);
            body.column(null);
            add(body.columns().get(0), ifNotExists);
            List<TableConstraint> constraints = new ArrayList<>(definition.constraints());
            constraints.addAll(body.constraints());
            definition = definition.withConstraints(constraints);
        } while (acceptComma());
        if (list) {
            cursor.expectSymbol(")");
        }
    }

    /** A comma, and COLUMN where it is said again. */
    private boolean acceptComma() {
        if (!cursor.acceptSymbol(",")) {
            return false;
        }
        cursor.accept("COLUMN");
        return true;
    }

    private void add(ColumnDefinition column, boolean ifNotExists) {
        if (definition.column(column.name()).isPresent()) {
            if (ifNotExists) {
                return;
            }
            throw new SnowflakeError(
                    1430, "42601", "SQL compilation error:\ncolumn '" + column.name() + "' already exists");
        }
        List<ColumnDefinition> columns = new ArrayList<>(definition.columns());
        columns.add(column);
        definition = definition.withColumns(columns);
        expressions.add(TableChange.added(column, store));
        rebuild = true;
    }

    private void drop() {
        do {
            boolean ifExists = cursor.accept("IF", "EXISTS");
            String name = cursor.identifier();
            if (definition.column(name).isEmpty() && ifExists) {
                continue;
            }
            int at = definition.columns().indexOf(definition.require(name));
            List<ColumnDefinition> columns = new ArrayList<>(definition.columns());
            columns.remove(at);
            if (columns.isEmpty()) {
                throw new SnowflakeError(
                        2045,
                        "42601",
                        "SQL compilation error:\ncannot drop the only column '" + name + "' of the table.");
            }
            expressions.remove(at);
            definition = definition
                    .withColumns(columns)
                    .withConstraints(definition.constraints().stream()
                            .filter(constraint -> !constraint.columns().contains(name))
                            .toList());
            rebuild = true;
        } while (cursor.acceptSymbol(","));
    }

    private void rename(String from, String to) {
        ColumnDefinition column = definition.require(from);
        if (definition.column(to).isPresent()) {
            throw new SnowflakeError(2028, "42601", "SQL compilation error:\nambiguous column name '" + to + "'");
        }
        definition = definition
                .replace(from, column.withName(to))
                .withConstraints(definition.constraints().stream()
                        .map(constraint -> renamed(constraint, from, to))
                        .toList());
        rebuild = true;
    }

    private static TableConstraint renamed(TableConstraint constraint, String from, String to) {
        List<String> columns = constraint.columns().stream()
                .map(column -> column.equals(from) ? to : column)
                .toList();
        return new TableConstraint(
                constraint.kind(), constraint.name(), columns, constraint.referenced(), constraint.referencedColumns());
    }

    private void alter(String name) {
        ColumnDefinition column = definition.require(name);
        if (cursor.accept("COMMENT")) {
            definition = definition.replace(name, column.withComment(cursor.string()));
        } else if (cursor.accept("UNSET", "COMMENT")) {
            definition = definition.replace(name, column.withComment(""));
        } else if (cursor.accept("DROP", "NOT", "NULL")) {
            change(name, column.withNullable(true));
        } else if (cursor.accept("SET", "NOT", "NULL") || cursor.accept("NOT", "NULL")) {
            change(name, column.withNullable(false));
        } else if (cursor.accept("DROP", "DEFAULT")) {
            change(name, column.withDefault(null));
        } else if (cursor.accept("SET", "DEFAULT")) {
            QualifiedName sequence = cursor.name();
            change(name, column.withDefault(sequence.toString()));
        } else {
            if (cursor.accept("SET")) {
                cursor.expect("DATA", "TYPE");
            } else {
                cursor.accept("TYPE");
            }
            DataType type = TypeParser.type(cursor).type();
            TableChange.checkType(column, type);
            int at = definition.columns().indexOf(column);
            expressions.set(at, "CAST(" + expressions.get(at) + " AS " + EngineTypes.engine(type) + ")");
            change(name, column.withType(type));
        }
    }

    private void change(String name, ColumnDefinition column) {
        definition = definition.replace(name, column);
        rebuild = true;
    }
}
