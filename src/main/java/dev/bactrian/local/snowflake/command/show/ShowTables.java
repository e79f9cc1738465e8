package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** SHOW TABLES, VIEWS and OBJECTS (docs.snowflake.com/en/sql-reference/sql/show-tables, …/show-views, …/show-objects). */
final class ShowTables {
    private static final String[] TERSE = {"created_on", "name", "kind", "database_name", "schema_name"};

    private ShowTables() {}

    static StatementResult tables(Statement statement, SessionContext session) {
        Listing full = new Listing(
                "created_on",
                "name",
                "database_name",
                "schema_name",
                "kind",
                "comment",
                "cluster_by",
                "#rows",
                "#bytes",
                "owner",
                "retention_time",
                "automatic_clustering",
                "change_tracking",
                "is_external",
                "enable_schema_evolution",
                "owner_role_type",
                "is_event",
                "is_hybrid",
                "is_iceberg",
                "is_dynamic",
                "is_immutable");
        Listing terse = new Listing(TERSE);
        boolean brief = read(statement, session, "TABLES", List.of(ObjectKind.TABLE), (table, counts) -> {
            List<String> parts = table.name().parts();
            Map<String, Object> options = TableDefinition.of(table).options();
            long rows = counts.of(table.name());
            full.add(
                    table.createdOn(),
                    parts.get(2),
                    parts.get(0),
                    parts.get(1),
                    kind(table),
                    table.comment(),
                    text(options, "CLUSTER_BY", ""),
                    rows,
                    rows * 64,
                    table.owner(),
                    text(options, "DATA_RETENTION_TIME_IN_DAYS", "1"),
                    "OFF",
                    onOff(options, "CHANGE_TRACKING"),
                    "N",
                    yesNo(options, "ENABLE_SCHEMA_EVOLUTION"),
                    "ROLE",
                    "N",
                    "N",
                    "N",
                    "N",
                    "N");
            terse.add(table.createdOn(), parts.get(2), kind(table), parts.get(0), parts.get(1));
        });
        return (brief ? terse : full).result(StatementType.SHOW);
    }

    static StatementResult views(Statement statement, SessionContext session) {
        Listing full = new Listing(
                "created_on",
                "name",
                "reserved",
                "database_name",
                "schema_name",
                "owner",
                "comment",
                "text",
                "is_secure",
                "is_materialized",
                "owner_role_type",
                "change_tracking");
        Listing terse = new Listing(TERSE);
        boolean brief = read(statement, session, "VIEWS", List.of(ObjectKind.VIEW), (view, counts) -> {
            List<String> parts = view.name().parts();
            full.add(
                    view.createdOn(),
                    parts.get(2),
                    "",
                    parts.get(0),
                    parts.get(1),
                    view.owner(),
                    view.comment(),
                    text(view.properties(), "TEXT", ""),
                    text(view.properties(), "SECURE", "false"),
                    "false",
                    "ROLE",
                    "OFF");
            terse.add(view.createdOn(), parts.get(2), "VIEW", parts.get(0), parts.get(1));
        });
        return (brief ? terse : full).result(StatementType.SHOW);
    }

    static StatementResult objects(Statement statement, SessionContext session) {
        Listing full = new Listing(
                "created_on",
                "name",
                "database_name",
                "schema_name",
                "kind",
                "comment",
                "cluster_by",
                "#rows",
                "#bytes",
                "owner",
                "retention_time",
                "owner_role_type");
        Listing terse = new Listing(TERSE);
        boolean brief =
                read(statement, session, "OBJECTS", List.of(ObjectKind.TABLE, ObjectKind.VIEW), (object, counts) -> {
                    List<String> parts = object.name().parts();
                    boolean table = object.kind() == ObjectKind.TABLE;
                    Long rows = table ? counts.of(object.name()) : null;
                    full.add(
                            object.createdOn(),
                            parts.get(2),
                            parts.get(0),
                            parts.get(1),
                            kind(object),
                            object.comment(),
                            text(object.properties(), "CLUSTER_BY", ""),
                            rows,
                            rows == null ? null : rows * 64,
                            object.owner(),
                            "1",
                            "ROLE");
                    terse.add(object.createdOn(), parts.get(2), kind(object), parts.get(0), parts.get(1));
                });
        return (brief ? terse : full).result(StatementType.SHOW);
    }

    /** Hands over each object that is asked for, by name; true when TERSE was said. */
    private static boolean read(
            Statement statement,
            SessionContext session,
            String word,
            List<ObjectKind> kinds,
            BiConsumer<CatalogObject, RowCounts> add) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean terse = cursor.accept("TERSE");
        cursor.expect(word);
        cursor.accept("HISTORY");
        ShowScope scope = ShowScope.read(cursor, session);
        List<CatalogObject> objects = new ArrayList<>();
        kinds.forEach(kind -> objects.addAll(session.catalog().list(kind, scope.within())));
        List<CatalogObject> shown = objects.stream()
                .filter(object -> scope.shows(object.name().last()))
                .sorted(Comparator.comparing(object -> object.name().toString()))
                .limit(scope.limit())
                .toList();
        RowCounts counts = new RowCounts(terse ? List.of() : shown, session);
        shown.forEach(object -> add.accept(object, counts));
        return terse;
    }

    static String kind(CatalogObject object) {
        return object.kind() == ObjectKind.VIEW ? "VIEW" : text(object.properties(), "KIND", "TABLE");
    }

    private static String text(Map<String, Object> options, String key, String otherwise) {
        Object value = options.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static String onOff(Map<String, Object> options, String key) {
        return text(options, key, "false").equalsIgnoreCase("true") ? "ON" : "OFF";
    }

    private static String yesNo(Map<String, Object> options, String key) {
        return text(options, key, "false").equalsIgnoreCase("true") ? "Y" : "N";
    }
}
