package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;

/** SHOW COLUMNS (docs.snowflake.com/en/sql-reference/sql/show-columns). */
final class ShowColumns {
    private ShowColumns() {}

    static StatementResult columns(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        cursor.accept("TERSE");
        cursor.expect("COLUMNS");
        Listing listing = new Listing(
                "table_name",
                "schema_name",
                "column_name",
                "data_type",
                "null?",
                "default",
                "kind",
                "expression",
                "comment",
                "database_name",
                "autoincrement",
                "schema_evolution_record");
        int start = cursor.position();
        List<CatalogObject> objects = inTable(cursor, session);
        ShowScope scope;
        if (objects.isEmpty()) {
            cursor.moveTo(start);
            scope = ShowScope.read(cursor, session);
            objects = new ArrayList<>(session.catalog().list(ObjectKind.TABLE, scope.within()));
            objects.addAll(session.catalog().list(ObjectKind.VIEW, scope.within()));
        } else {
            cursor.moveTo(start);
            scope = ShowScope.likeOnly(cursor);
        }
        for (CatalogObject object : objects) {
            List<String> parts = object.name().parts();
            for (ColumnDefinition column : TableDefinition.of(object).columns()) {
                if (scope.shows(column.name())) {
                    listing.add(
                            parts.get(2),
                            parts.get(1),
                            column.name(),
                            TypeText.json(column.type(), column.nullable()),
                            column.nullable() ? "true" : "NOT_NULL",
                            column.defaultText() == null ? "" : column.defaultText(),
                            "COLUMN",
                            "",
                            column.comment(),
                            parts.get(0),
                            autoincrement(column),
                            null);
                }
            }
        }
        return listing.result(StatementType.SHOW);
    }

    private static String autoincrement(ColumnDefinition column) {
        ColumnDefinition.Identity identity = column.identity();
        return identity == null
                ? ""
                : "IDENTITY START " + identity.start() + " INCREMENT " + identity.increment() + " NOORDER";
    }

    /** The table or view behind {@code IN TABLE t}, {@code IN VIEW v} or {@code IN t}; none when another scope is meant. */
    private static List<CatalogObject> inTable(TokenCursor cursor, SessionContext session) {
        while (!cursor.atEnd() && !cursor.looksAt("IN")) {
            cursor.take();
        }
        boolean table = cursor.accept("IN")
                && !cursor.looksAt("ACCOUNT")
                && !cursor.looksAt("DATABASE")
                && !cursor.looksAt("SCHEMA");
        if (!table) {
            return List.of();
        }
        boolean said = cursor.accept("TABLE") || cursor.accept("VIEW");
        QualifiedName name = cursor.name();
        QualifiedName full = session.resolve(name);
        return session.catalog()
                .find(ObjectKind.TABLE, full)
                .or(() -> session.catalog().find(ObjectKind.VIEW, full))
                .map(List::of)
                .orElseThrow(() -> SnowflakeError.doesNotExist(said ? "Table" : "Object", name.toString()));
    }
}
