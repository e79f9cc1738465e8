package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;

/** DESCRIBE TABLE, VIEW, SCHEMA, DATABASE and RESULT (docs.snowflake.com/en/sql-reference/sql/desc). */
final class Describe {
    private Describe() {}

    private static TokenCursor behind(Statement statement, String... words) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.expect(words);
        return cursor;
    }

    static StatementResult table(Statement statement, SessionContext session) {
        TokenCursor cursor = behind(statement, "TABLE");
        QualifiedName name = cursor.name();
        if (cursor.accept("TYPE")) {
            cursor.expectSymbol("=");
            cursor.expect("COLUMNS");
        }
        cursor.expectEnd();
        return columns(name, "Table", session);
    }

    static StatementResult view(Statement statement, SessionContext session) {
        TokenCursor cursor = behind(statement, "VIEW");
        QualifiedName name = cursor.name();
        cursor.expectEnd();
        return columns(name, "View", session);
    }

    private static StatementResult columns(QualifiedName written, String word, SessionContext session) {
        QualifiedName name = session.resolve(written);
        CatalogObject object = session.catalog()
                .find(ObjectKind.TABLE, name)
                .or(() -> session.catalog().find(ObjectKind.VIEW, name))
                .orElseThrow(() -> SnowflakeError.doesNotExist(word, written.toString()));
        TableDefinition definition = TableDefinition.of(object);
        Listing listing = new Listing(
                "name",
                "type",
                "kind",
                "null?",
                "default",
                "primary key",
                "unique key",
                "check",
                "expression",
                "comment",
                "policy name",
                "privacy domain");
        for (ColumnDefinition column : definition.columns()) {
            listing.add(
                    column.name(),
                    TypeText.sql(column.type()),
                    "COLUMN",
                    column.nullable() ? "Y" : "N",
                    defaultOf(column),
                    isIn(definition, "PRIMARY KEY", column),
                    isIn(definition, "UNIQUE", column),
                    null,
                    null,
                    column.comment().isEmpty() ? null : column.comment(),
                    null,
                    null);
        }
        return listing.result(StatementType.DESCRIBE);
    }

    private static @org.jspecify.annotations.Nullable String defaultOf(ColumnDefinition column) {
        ColumnDefinition.Identity identity = column.identity();
        return identity == null
                ? column.defaultText()
                : "IDENTITY START " + identity.start() + " INCREMENT " + identity.increment() + " NOORDER";
    }

    private static String isIn(TableDefinition definition, String kind, ColumnDefinition column) {
        for (TableConstraint constraint : definition.constraints()) {
            if (constraint.kind().equals(kind) && constraint.columns().contains(column.name())) {
                return "Y";
            }
        }
        return "N";
    }

    static StatementResult schema(Statement statement, SessionContext session) {
        TokenCursor cursor = behind(statement, "SCHEMA");
        QualifiedName written = cursor.name();
        cursor.expectEnd();
        List<String> parts = written.parts().size() == 2
                ? written.parts()
                : session.resolve(QualifiedName.of(written.last(), "X")).parts().subList(0, 2);
        if (session.catalog().find(ObjectKind.SCHEMA, new QualifiedName(parts)).isEmpty()) {
            throw SnowflakeError.doesNotExist("Schema", written.toString());
        }
        Listing listing = new Listing("created_on", "name", "kind");
        for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW)) {
            session.catalog()
                    .list(kind, parts)
                    .forEach(object ->
                            listing.add(object.createdOn(), object.name().last(), kind.name()));
        }
        return listing.result(StatementType.DESCRIBE);
    }

    static StatementResult database(Statement statement, SessionContext session) {
        TokenCursor cursor = behind(statement, "DATABASE");
        QualifiedName name = cursor.name();
        cursor.expectEnd();
        if (session.catalog().find(ObjectKind.DATABASE, name).isEmpty()) {
            throw SnowflakeError.doesNotExist("Database", name.toString());
        }
        Listing listing = new Listing("created_on", "name", "kind");
        session.catalog()
                .list(ObjectKind.SCHEMA, name.parts())
                .forEach(schema -> listing.add(schema.createdOn(), schema.name().last(), "SCHEMA"));
        return listing.result(StatementType.DESCRIBE);
    }

    static StatementResult result(Statement statement, SessionContext session) {
        TokenCursor cursor = behind(statement, "RESULT");
        String id = cursor.accept("LAST_QUERY_ID") ? last(cursor, session) : cursor.string();
        cursor.expectEnd();
        Listing listing = new Listing(
                "name",
                "type",
                "kind",
                "null?",
                "default",
                "primary key",
                "unique key",
                "check",
                "expression",
                "comment");
        for (ResultColumn column : session.control().result(id).columns()) {
            listing.add(
                    column.name(),
                    TypeText.sql(column.type()),
                    "COLUMN",
                    column.nullable() ? "Y" : "N",
                    null,
                    "N",
                    "N",
                    null,
                    null,
                    null);
        }
        return listing.result(StatementType.DESCRIBE);
    }

    private static String last(TokenCursor cursor, SessionContext session) {
        cursor.expectSymbol("(");
        cursor.expectSymbol(")");
        return session.control().queryId(-1).orElseThrow(() -> SnowflakeError.doesNotExist("Statement", ""));
    }
}
