package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What turns a table into another definition: columns added, dropped, changed; a column that has another name is a new one
 * (docs.snowflake.com/en/sql-reference/sql/create-table, "CREATE OR ALTER TABLE").
 */
final class TableChange {
    private TableChange() {}

    static void to(TableDefinition wanted, String comment, QualifiedName name, TableStore store) {
        CatalogObject table = store.require(name);
        TableDefinition old = TableDefinition.of(table);
        if (old.columns().equals(wanted.columns())) {
            store.put(name, wanted, comment);
            return;
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (ColumnDefinition column : wanted.columns()) {
            Optional<ColumnDefinition> before = old.column(column.name());
            before.ifPresent(same -> checkType(same, column.type()));
            columns.add(before.map(same -> keepIdentity(same, column)).orElse(column));
            expressions.add(
                    before.isPresent()
                            ? "CAST(" + QualifiedName.quote(column.name()) + " AS " + EngineTypes.engine(column.type())
                                    + ")"
                            : added(column, store));
        }
        store.rebuild(name, wanted.withColumns(columns), comment, expressions);
    }

    private static ColumnDefinition keepIdentity(ColumnDefinition old, ColumnDefinition wanted) {
        return old.identity() == null || wanted.identity() == null
                ? wanted
                : new ColumnDefinition(
                        wanted.name(), wanted.type(), wanted.nullable(), null, old.identity(), wanted.comment());
    }

    /** What stands in the rows that are there when a column is added. */
    static String added(ColumnDefinition column, TableStore store) {
        if (column.identity() != null) {
            throw SnowflakeError.notSupported("adding an AUTOINCREMENT column to a table with rows");
        }
        String text = store.defaultOf(column);
        return text.isEmpty()
                ? "CAST(NULL AS " + EngineTypes.engine(column.type()) + ")"
                : text.substring(" DEFAULT ".length());
    }

    /** Which types a column may change to (docs.snowflake.com/en/sql-reference/sql/alter-table-column). */
    static void checkType(ColumnDefinition column, DataType wanted) {
        DataType old = column.type();
        boolean allowed = old.kind() == wanted.kind()
                && switch (old.kind()) {
                    case FIXED -> old.scale() == wanted.scale();
                    case TEXT, BINARY -> wanted.length() >= old.length();
                    default -> old.scale() == wanted.scale();
                };
        if (!allowed) {
            throw new SnowflakeError(
                    2108,
                    "22000",
                    "SQL compilation error: cannot change column " + column.name() + " from type " + old.kind() + " to "
                            + wanted.kind() + " with another scale or a shorter length.");
        }
    }
}
