package dev.bactrian.local.snowflake.catalog;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.time.Instant;
import java.util.Map;

/**
 * One object that the engine does not know.
 *
 * @param name in full: database, schema, name; fewer parts for account objects (warehouse, role, user, integration, database)
 * @param properties what its CREATE and ALTER said: JSON-like values (String, Number, Boolean, List, Map)
 */
public record CatalogObject(
        ObjectKind kind,
        QualifiedName name,
        Map<String, Object> properties,
        Instant createdOn,
        String owner,
        String comment) {
    public CatalogObject {
        properties = Map.copyOf(properties);
    }
}
