package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.parse.StatementParser;
import dev.bactrian.local.snowflake.dialect.parse.TypeParser;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns and constraints of a table's DDL (docs.snowflake.com/en/sql-reference/sql/create-table). Constraints are kept, not
 * enforced; NOT NULL is enforced.
 */
final class TableBody {
    private static final Set<String> CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK");

    private final String sql;
    private final TokenCursor cursor;
    private final UnaryOperator<QualifiedName> resolve;
    private final String table;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<TableConstraint> constraints = new ArrayList<>();

    /** @param resolve gives the full name of a table that a foreign key refers to */
    TableBody(String sql, TokenCursor cursor, String table, UnaryOperator<QualifiedName> resolve) {
        this.sql = sql;
        this.cursor = cursor;
        this.table = table;
        this.resolve = resolve;
    }

    List<ColumnDefinition> columns() {
        return columns;
    }

    List<TableConstraint> constraints() {
        return constraints;
    }

    /** The list in parentheses. Columns without a type (of CTAS) have the type {@code untyped}. */
    void readList(@Nullable DataType untyped) {
        cursor.expectSymbol("(");
        do {
            if (cursor.peek(0).kind() == Token.Kind.WORD
                    && CONSTRAINTS.contains(cursor.peek(0).value())) {
                constraint(List.of());
            } else {
                column(untyped);
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
    }

    /** One column: name, type, and what follows. */
    void column(@Nullable DataType untyped) {
        String name = cursor.identifier();
        boolean bare = cursor.peek(0).isSymbol(",") || cursor.peek(0).isSymbol(")");
        DataType type =
                bare && untyped != null ? untyped : TypeParser.type(cursor).type();
        ColumnDefinition column = new ColumnDefinition(name, type);
        while (!cursor.atEnd() && cursor.peek(0).kind() == Token.Kind.WORD) {
            ColumnDefinition next = clause(column);
            if (next == null) {
                break;
            }
            column = next;
        }
        columns.add(column);
    }

    private @Nullable ColumnDefinition clause(ColumnDefinition column) {
        if (cursor.accept("NOT", "NULL")) {
            return column.withNullable(false);
        }
        if (cursor.accept("NULL")) {
            return column;
        }
        if (cursor.accept("DEFAULT")) {
            return column.withDefault(expression());
        }
        if (cursor.looksAt("AUTOINCREMENT") || cursor.looksAt("IDENTITY")) {
            return identity(column);
        }
        if (cursor.accept("COMMENT")) {
            cursor.acceptSymbol("=");
            return column.withComment(cursor.string());
        }
        if (cursor.accept("COLLATE")) {
            String collation = cursor.string();
            if (!collation.isEmpty() && !collation.equalsIgnoreCase("utf8")) {
                throw SnowflakeError.notSupported("collation '" + collation + "'");
            }
            return column;
        }
        if (cursor.accept("WITH")) {
            return column;
        }
        if (cursor.looksAt("MASKING") || cursor.looksAt("TAG") || cursor.looksAt("PROJECTION")) {
            throw SnowflakeError.notSupported("column policy or tag");
        }
        if (cursor.peek(0).kind() == Token.Kind.WORD
                && CONSTRAINTS.contains(cursor.peek(0).value())) {
            constraint(List.of(column.name()));
            boolean key = constraints.get(constraints.size() - 1).kind().equals("PRIMARY KEY");
            return key ? column.withNullable(false) : column;
        }
        return cursor.looksAt("REFERENCES") ? referencing(column) : null;
    }

    private ColumnDefinition referencing(ColumnDefinition column) {
        foreignKey(constraintName(), List.of(column.name()));
        return column;
    }

    private ColumnDefinition identity(ColumnDefinition column) {
        cursor.take();
        long start = 1;
        long increment = 1;
        if (cursor.acceptSymbol("(")) {
            start = number();
            cursor.expectSymbol(",");
            increment = number();
            cursor.expectSymbol(")");
        } else {
            if (cursor.accept("START")) {
                cursor.accept("WITH");
                cursor.acceptSymbol("=");
                start = number();
            }
            if (cursor.accept("INCREMENT")) {
                cursor.accept("BY");
                cursor.acceptSymbol("=");
                increment = number();
            }
        }
        if (!cursor.accept("ORDER")) {
            cursor.accept("NOORDER");
        }
        String sequence = "IDENTITY_" + UUID.randomUUID();
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.nullable(),
                null,
                new ColumnDefinition.Identity(start, increment, sequence),
                column.comment());
    }

    private long number() {
        boolean negative = cursor.acceptSymbol("-");
        long value = Long.parseLong(cursor.take().text());
        return negative ? -value : value;
    }

    /** The text of the expression at the cursor. */
    private String expression() {
        int start = cursor.peek(0).start();
        new StatementParser(sql, cursor).expressions().expression();
        int position = cursor.position();
        cursor.moveTo(position - 1);
        int end = cursor.take().end();
        return sql.substring(start, end);
    }

    /** An inline constraint of {@code inline} columns, or one of the table when that is empty. */
    void constraint(List<String> inline) {
        String name = constraintName();
        if (cursor.accept("CONSTRAINT")) {
            name = cursor.identifier();
        }
        if (cursor.accept("PRIMARY", "KEY")) {
            constraints.add(TableConstraint.key("PRIMARY KEY", name, columnsOf(inline)));
        } else if (cursor.accept("UNIQUE")) {
            constraints.add(TableConstraint.key("UNIQUE", name, columnsOf(inline)));
        } else if (cursor.looksAt("CHECK")) {
            throw SnowflakeError.notSupported("CHECK constraint");
        } else {
            boolean foreign = cursor.accept("FOREIGN", "KEY");
            foreignKey(name, foreign ? columnsOf(inline) : inline);
        }
        properties();
    }

    private void foreignKey(String name, List<String> from) {
        cursor.expect("REFERENCES");
        QualifiedName to = resolve.apply(cursor.name());
        List<String> toColumns = !cursor.atEnd() && cursor.peek(0).isSymbol("(") ? names() : from;
        constraints.add(new TableConstraint("FOREIGN KEY", name, from, to.parts(), toColumns));
        properties();
    }

    private List<String> columnsOf(List<String> inline) {
        return inline.isEmpty() ? names() : inline;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        cursor.expectSymbol("(");
        do {
            names.add(cursor.identifier());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return names;
    }

    /** What may stand behind a constraint and changes nothing, as it is not enforced. */
    private void properties() {
        boolean more = true;
        while (more) {
            more = cursor.accept("NOT", "ENFORCED")
                    || cursor.accept("ENFORCED")
                    || cursor.accept("NOT", "DEFERRABLE")
                    || cursor.accept("DEFERRABLE")
                    || cursor.accept("INITIALLY", "DEFERRED")
                    || cursor.accept("INITIALLY", "IMMEDIATE")
                    || cursor.accept("RELY")
                    || cursor.accept("NORELY")
                    || cursor.accept("ENABLE")
                    || cursor.accept("DISABLE")
                    || cursor.accept("VALIDATE")
                    || cursor.accept("NOVALIDATE")
                    || cursor.accept("MATCH", "FULL")
                    || cursor.accept("ON", "DELETE", "NO", "ACTION")
                    || cursor.accept("ON", "UPDATE", "NO", "ACTION");
        }
    }

    private String constraintName() {
        return "SYS_CONSTRAINT_"
                + UUID.nameUUIDFromBytes((table + constraints.size() + columns.size())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
