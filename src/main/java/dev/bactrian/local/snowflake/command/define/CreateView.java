package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.query.QueryText;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** CREATE VIEW (docs.snowflake.com/en/sql-reference/sql/create-view). Its names are resolved when it is made. */
final class CreateView implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CreateClause clause = CreateClause.read(cursor, "VIEW");
        if (clause.modifiers().contains("MATERIALIZED") || clause.modifiers().contains("SEMANTIC")) {
            throw SnowflakeError.notSupported("MATERIALIZED VIEW");
        }
        QualifiedName name = session.resolve(clause.name());
        boolean exists = session.catalog().find(ObjectKind.VIEW, name).isPresent();
        boolean table = session.catalog().find(ObjectKind.TABLE, name).isPresent();
        if (exists && clause.ifNotExists()) {
            return StatementResult.status(StatementType.DDL, name.last() + " already exists, statement succeeded.");
        }
        if (table || (exists && !clause.orReplace() && !clause.orAlter())) {
            throw SnowflakeError.alreadyExists(name.toString());
        }
        List<ColumnDefinition> declared = declared(cursor);
        cursor.accept("COPY", "GRANTS");
        Map<String, Object> options = cursor.options();
        cursor.accept("COPY", "GRANTS");
        cursor.expect("AS");
        try (StatementNames names = session.storedNames()) {
            QueryText query = QueryText.at(statement.text(), cursor, names, session);
            cursor.expectEnd();
            store(statement, session, clause, name, declared, comment(options), query);
        }
        return StatementResult.status(StatementType.DDL, "View " + name.last() + " successfully created.");
    }

    private static String comment(Map<String, Object> options) {
        return options.get("COMMENT") instanceof Token token ? token.value() : "";
    }

    private static List<ColumnDefinition> declared(TokenCursor cursor) {
        List<ColumnDefinition> columns = new ArrayList<>();
        if (!cursor.acceptSymbol("(")) {
            return columns;
        }
        do {
            ColumnDefinition column = new ColumnDefinition(
                    cursor.identifier(),
                    dev.bactrian.local.snowflake.dialect.DataType.of(
                            dev.bactrian.local.snowflake.dialect.DataType.Kind.TEXT));
            if (cursor.accept("COMMENT")) {
                cursor.acceptSymbol("=");
                column = column.withComment(cursor.string());
            }
            columns.add(column);
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return columns;
    }

    private static void store(
            Statement statement,
            SessionContext session,
            CreateClause clause,
            QualifiedName name,
            List<ColumnDefinition> declared,
            String comment,
            QueryText query) {
        List<ResultColumn> selected = query.columns();
        if (!declared.isEmpty() && declared.size() != selected.size()) {
            throw new SnowflakeError(2026, "42601", "SQL compilation error:\nInvalid column definition list");
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            ColumnDefinition column = declared.isEmpty()
                    ? new ColumnDefinition(
                            selected.get(i).name(), selected.get(i).type())
                    : declared.get(i).withType(selected.get(i).type());
            columns.add(column);
        }
        String list = columns.stream()
                .map(column -> QualifiedName.quote(column.name()))
                .collect(Collectors.joining(", ", " (", ")"));
        session.engine().update("CREATE OR REPLACE VIEW " + session.engineName(name) + list + " AS " + query.sql());
        boolean secure = clause.modifiers().contains("SECURE");
        session.catalog()
                .put(new CatalogObject(
                        ObjectKind.VIEW,
                        name,
                        new TableDefinition(
                                        columns,
                                        List.of(),
                                        Map.of("TEXT", statement.text(), "SECURE", Boolean.toString(secure)))
                                .properties(),
                        session.clock().instant(),
                        Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                        comment));
    }
}
