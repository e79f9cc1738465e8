package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that files are loaded into.
 *
 * @param engineName its name in the engine's text
 * @param born when it was made: load metadata from before is another table's
 * @param evolves ENABLE_SCHEMA_EVOLUTION
 */
record TargetTable(QualifiedName name, String engineName, List<Column> columns, Instant born, boolean evolves) {
    /** A column of it. */
    record Column(String name, DataType type, boolean nullable, boolean hasDefault) {}

    TargetTable {
        columns = List.copyOf(columns);
    }

    static TargetTable read(QualifiedName name, SessionContext session) {
        QualifiedName full = session.resolve(name);
        Optional<CatalogObject> object = session.catalog().find(ObjectKind.TABLE, full);
        List<Column> columns = new ArrayList<>();
        object.map(TableDefinition::of)
                .ifPresent(definition -> definition
                        .columns()
                        .forEach(column -> columns.add(new Column(
                                column.name(),
                                column.type(),
                                column.nullable(),
                                column.defaultText() != null || column.identity() != null))));
        if (columns.isEmpty()) {
            columns.addAll(ofEngine(full, session));
        }
        if (columns.isEmpty()) {
            throw SnowflakeError.doesNotExist("Table", full.toString());
        }
        Instant born = object.map(CatalogObject::createdOn).orElse(Instant.EPOCH);
        boolean evolves = object.map(table -> String.valueOf(table.properties().get("ENABLE_SCHEMA_EVOLUTION")))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return new TargetTable(full, session.engineName(full), columns, born, evolves);
    }

    private static List<Column> ofEngine(QualifiedName full, SessionContext session) {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = session.engine()
                .query(
                        "SELECT column_name, data_type, is_nullable, column_default IS NOT NULL FROM duckdb_columns()"
                                + " WHERE schema_name = ? AND table_name = ? ORDER BY column_index",
                        List.of(full.parts().get(0) + "." + full.parts().get(1), full.last()))) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString(1), TypeText.parse(rows.getString(2)), rows.getBoolean(3), rows.getBoolean(4)));
            }
            return columns;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the columns of table '" + full + "'.", e);
        }
    }

    Optional<Column> find(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** These columns, or all when none are named. */
    List<Column> select(List<String> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<Column> selected = new ArrayList<>();
        for (String each : names) {
            selected.add(find(each)
                    .orElseThrow(() -> new SnowflakeError(
                            904,
                            "42000",
                            "SQL compilation error: error line 1 at position 0\ninvalid identifier '" + each + "'")));
        }
        return selected;
    }

    /** {@code "TABLE"["COLUMN":3]}: how errors of loading name the column at {@code position}, from 1. */
    String errorName(String column, int position) {
        return QualifiedName.quote(name.last()) + "[" + QualifiedName.quote(column) + ":" + position + "]";
    }

    /** {@code "TABLE"[5]}: a field that no column takes. */
    String errorName(int position) {
        return QualifiedName.quote(name.last()) + "[" + position + "]";
    }
}
