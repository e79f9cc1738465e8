package dev.bactrian.local.snowflake.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRIMARY KEY, UNIQUE or FOREIGN KEY: kept and shown, never enforced (docs.snowflake.com/en/sql-reference/constraints-overview).
 *
 * @param kind {@code PRIMARY KEY}, {@code UNIQUE} or {@code FOREIGN KEY}
 * @param referenced the parts of the referenced table's full name; empty unless a foreign key
 */
public record TableConstraint(
        String kind, String name, List<String> columns, List<String> referenced, List<String> referencedColumns) {
    public TableConstraint {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
        referencedColumns = List.copyOf(referencedColumns);
    }

    public static TableConstraint key(String kind, String name, List<String> columns) {
        return new TableConstraint(kind, name, columns, List.of(), List.of());
    }

    Map<String, Object> properties() {
        return Map.of(
                "kind", kind,
                "name", name,
                "columns", columns,
                "referenced", referenced,
                "referencedColumns", referencedColumns);
    }

    static TableConstraint of(Map<?, ?> properties) {
        return new TableConstraint(
                String.valueOf(properties.get("kind")),
                String.valueOf(properties.get("name")),
                texts(properties.get("columns")),
                texts(properties.get("referenced")),
                texts(properties.get("referencedColumns")));
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
