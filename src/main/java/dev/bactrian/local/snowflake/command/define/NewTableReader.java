package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.query.QueryText;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a CREATE TABLE behind its name. */
final class NewTableReader {
    /** Stands for the type of a column whose query gives it. */
    private static final DataType UNTYPED = new DataType(DataType.Kind.TEXT, 0, 0, -1);

    private final Statement statement;
    private final TokenCursor cursor;
    private final SessionContext session;
    private final StatementNames names;

    NewTableReader(Statement statement, TokenCursor cursor, SessionContext session, StatementNames names) {
        this.statement = statement;
        this.cursor = cursor;
        this.session = session;
        this.names = names;
    }

    NewTable read(QualifiedName name, CreateClause clause) {
        Map<String, Object> options = new HashMap<>();
        options.put(
                "KIND",
                clause.temporary() ? "TEMPORARY" : clause.modifiers().contains("TRANSIENT") ? "TRANSIENT" : "TABLE");
        if (cursor.accept("LIKE") || cursor.looksAt("CLONE")) {
            return copy(options);
        }
        if (cursor.accept("USING", "TEMPLATE")) {
            return template(options);
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> constraints = new ArrayList<>();
        if (!cursor.atEnd() && cursor.peek(0).isSymbol("(")) {
            TableBody body = new TableBody(statement.text(), cursor, name.toString(), session::resolve);
            body.readList(UNTYPED);
            columns.addAll(body.columns());
            constraints.addAll(body.constraints());
        }
        String comment = options(options);
        if (cursor.accept("AS")) {
            return selected(columns, constraints, options, comment);
        }
        cursor.expectEnd();
        if (columns.isEmpty()) {
            throw cursor.unexpected("columns");
        }
        for (ColumnDefinition column : columns) {
            if (column.type().equals(UNTYPED)) {
                throw SnowflakeError.syntax("Column '" + column.name() + "' has no data type.");
            }
        }
        unique(columns);
        return new NewTable(new TableDefinition(required(columns, constraints), constraints, options), comment, null);
    }

    private static void unique(List<ColumnDefinition> columns) {
        List<String> seen = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            if (seen.contains(column.name())) {
                throw new SnowflakeError(
                        2025, "42S21", "SQL compilation error:\nduplicate column name '" + column.name() + "'");
            }
            seen.add(column.name());
        }
    }

    /** Columns of a primary key are NOT NULL. */
    private static List<ColumnDefinition> required(List<ColumnDefinition> columns, List<TableConstraint> constraints) {
        List<String> key = constraints.stream()
                .filter(constraint -> constraint.kind().equals("PRIMARY KEY"))
                .flatMap(constraint -> constraint.columns().stream())
                .toList();
        return columns.stream()
                .map(column -> key.contains(column.name()) ? column.withNullable(false) : column)
                .toList();
    }

    private String options(Map<String, Object> options) {
        String comment = "";
        boolean more = true;
        while (more && !cursor.atEnd()) {
            if (cursor.accept("CLUSTER", "BY")) {
                options.put("CLUSTER_BY", "LINEAR" + parentheses());
            } else if (cursor.accept("COPY", "GRANTS")) {
                more = true;
            } else if (cursor.looksAt("WITH") || cursor.looksAt("ROW") || cursor.looksAt("TAG")) {
                throw SnowflakeError.notSupported("table policy or tag");
            } else {
                Map<String, Object> read = cursor.options();
                more = !read.isEmpty();
                for (Map.Entry<String, Object> option : read.entrySet()) {
                    String value = option.getValue() instanceof Token token
                            ? token.value()
                            : option.getValue().toString();
                    if (option.getKey().equals("COMMENT")) {
                        comment = value;
                    } else {
                        options.put(option.getKey(), value);
                    }
                }
            }
        }
        return comment;
    }

    private String parentheses() {
        int start = cursor.peek(0).start();
        int depth = 0;
        int end;
        do {
            Token token = cursor.take();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            end = token.end();
        } while (depth > 0);
        return statement.text().substring(start, end);
    }

    private NewTable copy(Map<String, Object> options) {
        boolean clone = cursor.accept("CLONE");
        QualifiedName from = session.resolve(cursor.name());
        if (cursor.looksAt("AT") || cursor.looksAt("BEFORE")) {
            throw SnowflakeError.notSupported("time travel");
        }
        String comment = options(new HashMap<>());
        cursor.expectEnd();
        CatalogObject table = new TableStore(session).require(from);
        TableDefinition old = TableDefinition.of(table);
        Map<String, Object> all = new HashMap<>(old.options());
        all.putAll(options);
        List<ColumnDefinition> columns =
                old.columns().stream().map(NewTableReader::ownSequence).toList();
        TableStore.Source source =
                clone ? new TableStore.Source("SELECT * FROM " + session.engineName(from), List.of()) : null;
        return new NewTable(
                new TableDefinition(columns, old.constraints(), all),
                comment.isEmpty() ? table.comment() : comment,
                source);
    }

    private static ColumnDefinition ownSequence(ColumnDefinition column) {
        ColumnDefinition.Identity identity = column.identity();
        return identity == null
                ? column
                : new ColumnDefinition(
                        column.name(),
                        column.type(),
                        column.nullable(),
                        null,
                        new ColumnDefinition.Identity(
                                identity.start(), identity.increment(), "IDENTITY_" + UUID.randomUUID()),
                        column.comment());
    }

    private NewTable template(Map<String, Object> options) {
        cursor.expectSymbol("(");
        QueryText query = QueryText.at(statement.text(), cursor, names, session);
        cursor.expectSymbol(")");
        String comment = options(options);
        cursor.expectEnd();
        List<ColumnDefinition> columns = Template.columns(query, statement.binds(), session);
        return new NewTable(new TableDefinition(columns, List.of(), options), comment, null);
    }

    private NewTable selected(
            List<ColumnDefinition> declared,
            List<TableConstraint> constraints,
            Map<String, Object> options,
            String comment) {
        QueryText query = QueryText.at(statement.text(), cursor, names, session);
        cursor.expectEnd();
        List<ResultColumn> selected = query.columns();
        if (!declared.isEmpty() && declared.size() != selected.size()) {
            throw new SnowflakeError(2026, "42601", "SQL compilation error:\nInvalid column definition list");
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        List<String> casts = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            DataType type = selected.get(i).type();
            ColumnDefinition column = declared.isEmpty()
                    ? new ColumnDefinition(selected.get(i).name(), type)
                    : declared.get(i).type().equals(UNTYPED) ? declared.get(i).withType(type) : declared.get(i);
            columns.add(column);
            casts.add("CAST(c" + i + " AS " + EngineTypes.engine(column.type()) + ")");
        }
        unique(columns);
        TableStore.@Nullable Source source = new TableStore.Source(query.reshaped(casts), statement.binds());
        return new NewTable(new TableDefinition(columns, constraints, options), comment, source);
    }
}
