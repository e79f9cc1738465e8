package dev.bactrian.local.snowflake.catalog;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table's DDL said: the properties of a {@link CatalogObject} of kind TABLE (and, columns only, of kind VIEW), as values.
 *
 * @param options such as {@code KIND} (TABLE, TRANSIENT, TEMPORARY), {@code CLUSTER_BY}, {@code ENABLE_SCHEMA_EVOLUTION}; a view's
 *     {@code TEXT}
 */
public record TableDefinition(
        List<ColumnDefinition> columns, List<TableConstraint> constraints, Map<String, Object> options) {
    private static final String COLUMNS = "columns";
    private static final String CONSTRAINTS = "constraints";

    public TableDefinition {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        options = Map.copyOf(options);
    }

    public static TableDefinition of(CatalogObject object) {
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> constraints = new ArrayList<>();
        Map<String, Object> options = new HashMap<>(object.properties());
        if (options.remove(COLUMNS) instanceof List<?> list) {
            list.forEach(column -> columns.add(ColumnDefinition.of((Map<?, ?>) column)));
        }
        if (options.remove(CONSTRAINTS) instanceof List<?> list) {
            list.forEach(constraint -> constraints.add(TableConstraint.of((Map<?, ?>) constraint)));
        }
        return new TableDefinition(columns, constraints, options);
    }

    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(options);
        properties.put(
                COLUMNS, columns.stream().map(ColumnDefinition::properties).toList());
        properties.put(
                CONSTRAINTS,
                constraints.stream().map(TableConstraint::properties).toList());
        return properties;
    }

    public Optional<ColumnDefinition> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The column; 000904 when there is none. */
    public ColumnDefinition require(String name) {
        return column(name)
                .orElseThrow(() -> new SnowflakeError(
                        904,
                        "42000",
                        "SQL compilation error: error line 1 at position 0\ninvalid identifier '" + name + "'"));
    }

    public TableDefinition withColumns(List<ColumnDefinition> newColumns) {
        return new TableDefinition(newColumns, constraints, options);
    }

    public TableDefinition withConstraints(List<TableConstraint> newConstraints) {
        return new TableDefinition(columns, newConstraints, options);
    }

    public TableDefinition withOptions(Map<String, Object> newOptions) {
        return new TableDefinition(columns, constraints, newOptions);
    }

    /** The same table with {@code column} in the place of the one named {@code name}. */
    public TableDefinition replace(String name, ColumnDefinition column) {
        return withColumns(columns.stream()
                .map(old -> old.name().equals(name) ? column : old)
                .toList());
    }
}
