package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many rows some tables have, counted in one query. */
final class RowCounts {
    private final Map<QualifiedName, Long> rows = new HashMap<>();

    RowCounts(List<CatalogObject> objects, SessionContext session) {
        List<QualifiedName> tables = objects.stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .map(CatalogObject::name)
                .toList();
        if (tables.isEmpty()) {
            return;
        }
        String counts = tables.stream()
                .map(table -> "(SELECT count(*) FROM " + session.engineName(table) + ")")
                .collect(Collectors.joining(", ", "SELECT ", ""));
        try (ResultSet row = session.engine().query(counts)) {
            row.next();
            for (int i = 0; i < tables.size(); i++) {
                rows.put(tables.get(i), row.getLong(i + 1));
            }
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    long of(QualifiedName table) {
        return rows.getOrDefault(table, 0L);
    }
}
