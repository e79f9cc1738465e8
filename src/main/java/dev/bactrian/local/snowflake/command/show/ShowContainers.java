package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.List;

/** SHOW DATABASES and SHOW SCHEMAS (docs.snowflake.com/en/sql-reference/sql/show-databases, …/show-schemas). */
final class ShowContainers {
    private ShowContainers() {}

    static StatementResult databases(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean terse = cursor.accept("TERSE");
        cursor.expect("DATABASES");
        cursor.accept("HISTORY");
        ShowScope scope = ShowScope.read(cursor, session);
        Listing full = new Listing(
                "created_on",
                "name",
                "is_default",
                "is_current",
                "origin",
                "owner",
                "comment",
                "options",
                "retention_time",
                "kind",
                "owner_role_type");
        Listing brief = new Listing("created_on", "name", "kind", "database_name", "schema_name");
        for (CatalogObject database : session.catalog().list(ObjectKind.DATABASE, List.of())) {
            String name = database.name().last();
            if (scope.shows(name)) {
                String current = name.equals(session.database()) ? "Y" : "N";
                full.add(
                        database.createdOn(),
                        name,
                        "N",
                        current,
                        "",
                        database.owner(),
                        database.comment(),
                        kind(database),
                        retention(database),
                        "STANDARD",
                        "ROLE");
                brief.add(database.createdOn(), name, "STANDARD", null, null);
            }
        }
        return (terse ? brief : full).result(StatementType.SHOW);
    }

    static StatementResult schemas(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean terse = cursor.accept("TERSE");
        cursor.expect("SCHEMAS");
        cursor.accept("HISTORY");
        ShowScope scope = ShowScope.ofDatabase(cursor, session);
        Listing full = new Listing(
                "created_on",
                "name",
                "is_default",
                "is_current",
                "database_name",
                "owner",
                "comment",
                "options",
                "retention_time",
                "owner_role_type");
        Listing brief = new Listing("created_on", "name", "kind", "database_name", "schema_name");
        for (CatalogObject database : session.catalog().list(ObjectKind.DATABASE, List.of())) {
            String databaseName = database.name().last();
            if (!scope.within().isEmpty() && !scope.within().get(0).equals(databaseName)) {
                continue;
            }
            if (scope.shows("INFORMATION_SCHEMA")) {
                full.add(
                        database.createdOn(),
                        "INFORMATION_SCHEMA",
                        "N",
                        "N",
                        databaseName,
                        "",
                        "Views describing the contents of schemas in this database",
                        "",
                        "1",
                        "");
                brief.add(database.createdOn(), "INFORMATION_SCHEMA", null, databaseName, null);
            }
            for (CatalogObject schema : session.catalog().list(ObjectKind.SCHEMA, List.of(databaseName))) {
                String name = schema.name().last();
                if (scope.shows(name)) {
                    boolean isCurrent = databaseName.equals(session.database()) && name.equals(session.schema());
                    full.add(
                            schema.createdOn(),
                            name,
                            "N",
                            isCurrent ? "Y" : "N",
                            databaseName,
                            schema.owner(),
                            schema.comment(),
                            kind(schema),
                            retention(schema),
                            "ROLE");
                    brief.add(schema.createdOn(), name, null, databaseName, null);
                }
            }
        }
        return (terse ? brief : full).result(StatementType.SHOW);
    }

    private static String kind(CatalogObject object) {
        return "TRANSIENT".equals(object.properties().get("KIND")) ? "TRANSIENT" : "";
    }

    private static String retention(CatalogObject object) {
        Object days = object.properties().get("DATA_RETENTION_TIME_IN_DAYS");
        return days == null ? "1" : days.toString();
    }
}
