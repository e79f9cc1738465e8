package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Databases and schemas, made and dropped in catalog and engine together. */
record Containers(SessionContext session) {
    /** A schema's name in full. */
    static QualifiedName schemaName(QualifiedName name, SessionContext session) {
        if (name.parts().size() == 2) {
            return name;
        }
        String database = session.database();
        if (database == null) {
            throw new SnowflakeError(
                    90105,
                    "22000",
                    "Cannot perform CREATE SCHEMA. This session does not have a current database. Call 'USE DATABASE', or"
                            + " use a qualified name.");
        }
        return QualifiedName.of(database, name.last());
    }

    void createDatabase(String name, Map<String, Object> options) {
        put(ObjectKind.DATABASE, QualifiedName.of(name), options);
        createSchema(QualifiedName.of(name, "PUBLIC"), Map.of());
        session.control().use(ObjectKind.DATABASE, name);
    }

    void createSchema(QualifiedName name, Map<String, Object> options) {
        session.engine().update("CREATE SCHEMA " + engineName(name));
        put(ObjectKind.SCHEMA, name, options);
        session.control().use(ObjectKind.DATABASE, name.parts().get(0));
        session.control().use(ObjectKind.SCHEMA, name.last());
    }

    void dropDatabase(String name) {
        for (CatalogObject schema : session.catalog().list(ObjectKind.SCHEMA, List.of(name))) {
            dropSchema(schema.name());
        }
        session.catalog().remove(ObjectKind.DATABASE, QualifiedName.of(name));
        if (name.equals(session.database())) {
            session.control().use(ObjectKind.DATABASE, null);
        }
    }

    void dropSchema(QualifiedName name) {
        if (name.parts().equals(List.of(Objects.toString(session.database()), Objects.toString(session.schema())))) {
            session.control().use(ObjectKind.SCHEMA, null);
        }
        session.engine().update("DROP SCHEMA " + engineName(name) + " CASCADE");
        for (ObjectKind kind : ObjectKind.values()) {
            session.catalog()
                    .list(kind, name.parts())
                    .forEach(object -> session.catalog().remove(kind, object.name()));
        }
        session.catalog().remove(ObjectKind.SCHEMA, name);
    }

    private void put(ObjectKind kind, QualifiedName name, Map<String, Object> options) {
        Map<String, Object> properties = new HashMap<>();
        options.forEach(
                (key, value) -> properties.put(key, value instanceof Token token ? token.value() : value.toString()));
        Object comment = properties.remove("COMMENT");
        session.catalog()
                .put(new CatalogObject(
                        kind,
                        name,
                        properties,
                        session.clock().instant(),
                        Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                        comment == null ? "" : comment.toString()));
    }

    static String engineName(QualifiedName schema) {
        return QualifiedName.quote(schema.parts().get(0) + "." + schema.parts().get(1));
    }
}
