package dev.bactrian.local.snowflake.catalog;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalog in table {@code meta.object} of the account's own database, through one connection and in its transaction. */
public final class StoredCatalog implements Catalog {
    private static final String COLUMNS =
            "kind, database_name, schema_name, object_name, properties, created_on, owner, comment";

    private final EngineConnection engine;

    public StoredCatalog(EngineConnection engine) {
        this.engine = engine;
    }

    /** Makes the catalog's table in a new account. */
    public static void create(EngineConnection engine) {
        engine.update("CREATE SCHEMA IF NOT EXISTS meta");
        engine.update(
                "CREATE TABLE IF NOT EXISTS meta.object (kind VARCHAR, database_name VARCHAR, schema_name VARCHAR,"
                        + " object_name VARCHAR, properties VARCHAR, created_on TIMESTAMPTZ, owner VARCHAR, comment VARCHAR)");
    }

    @Override
    public Optional<CatalogObject> find(ObjectKind kind, QualifiedName name) {
        Key key = Key.of(name);
        List<CatalogObject> found = read(
                "SELECT " + COLUMNS + " FROM meta.object WHERE kind = ? AND database_name = ? AND schema_name = ?"
                        + " AND object_name = ?",
                List.of(kind.name(), key.database(), key.schema(), key.object()));
        return found.stream().findFirst();
    }

    @Override
    public List<CatalogObject> list(ObjectKind kind, List<String> within) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM meta.object WHERE kind = ?");
        List<String> binds = new ArrayList<>(List.of(kind.name()));
        List<String> columns = List.of("database_name", "schema_name", "object_name");
        for (int i = 0; i < within.size(); i++) {
            sql.append(" AND ").append(columns.get(i)).append(" = ?");
            binds.add(within.get(i));
        }
        sql.append(" ORDER BY database_name, schema_name, object_name");
        return read(sql.toString(), binds);
    }

    @Override
    public void put(CatalogObject object) {
        Key key = Key.of(object.name());
        int changed = (int) engine.update(
                "UPDATE meta.object SET properties = ?, created_on = ?, owner = ?, comment = ? WHERE kind = ?"
                        + " AND database_name = ? AND schema_name = ? AND object_name = ?",
                List.of(
                        Json.text(object.properties()),
                        object.createdOn().atOffset(java.time.ZoneOffset.UTC),
                        object.owner(),
                        object.comment(),
                        object.kind().name(),
                        key.database(),
                        key.schema(),
                        key.object()));
        if (changed == 0) {
            engine.update(
                    "INSERT INTO meta.object (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            object.kind().name(),
                            key.database(),
                            key.schema(),
                            key.object(),
                            Json.text(object.properties()),
                            object.createdOn().atOffset(java.time.ZoneOffset.UTC),
                            object.owner(),
                            object.comment()));
        }
    }

    @Override
    public boolean remove(ObjectKind kind, QualifiedName name) {
        Key key = Key.of(name);
        return engine.update(
                        "DELETE FROM meta.object WHERE kind = ? AND database_name = ? AND schema_name = ?"
                                + " AND object_name = ?",
                        List.of(kind.name(), key.database(), key.schema(), key.object()))
                > 0;
    }

    private List<CatalogObject> read(String sql, List<String> binds) {
        try (ResultSet rows = engine.query(sql, binds)) {
            List<CatalogObject> objects = new ArrayList<>();
            while (rows.next()) {
                Key key = new Key(rows.getString(2), rows.getString(3), rows.getString(4));
                objects.add(new CatalogObject(
                        ObjectKind.valueOf(rows.getString(1)),
                        key.name(),
                        Json.properties(rows.getString(5)),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        rows.getString(7),
                        rows.getString(8)));
            }
            return objects;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the account's catalog.", e);
        }
    }

    /** A name's parts by place; a part that the kind does not have is empty. Of two parts the last is the schema's own name. */
    private record Key(String database, String schema, String object) {
        static Key of(QualifiedName name) {
            List<String> parts = name.parts();
            return switch (parts.size()) {
                case 1 -> new Key("", "", parts.get(0));
                case 2 -> new Key(parts.get(0), "", parts.get(1));
                default -> new Key(parts.get(0), parts.get(1), parts.get(2));
            };
        }

        QualifiedName name() {
            if (database.isEmpty()) {
                return QualifiedName.of(object);
            }
            return schema.isEmpty() ? QualifiedName.of(database, object) : QualifiedName.of(database, schema, object);
        }
    }
}
