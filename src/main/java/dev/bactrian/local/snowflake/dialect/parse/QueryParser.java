package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.OrderItem;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Query.Body;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries: WITH, set operators, SELECT and its clauses (docs.snowflake.com/en/sql-reference/constructs). */
public final class QueryParser {
    /** Words that end a SELECT item or a relation, so that they are not taken for an alias without AS. */
    static final Set<String> NOT_AN_ALIAS = Set.of(
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "QUALIFY",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "MINUS",
            "EXCEPT",
            "INTERSECT",
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "ASOF",
            "PIVOT",
            "UNPIVOT",
            "SAMPLE",
            "TABLESAMPLE",
            "START",
            "CONNECT",
            "MATCH_CONDITION",
            "MATCH_RECOGNIZE",
            "WHEN",
            "SET",
            "AT",
            "BEFORE",
            "VALUES",
            "SELECT",
            "INTO",
            "THEN",
            "ELSE",
            "END",
            "AND",
            "OR",
            "LATERAL",
            "CHANGES",
            "WITH",
            "WINDOW",
            "FOR",
            "DIRECTED");

    private final StatementParser parser;
    private final TokenCursor cursor;

    QueryParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /** Whether a query starts here, behind any number of parentheses. */
    boolean looksAtQuery() {
        int at = cursor.position();
        while (parser.looksAtSymbol("(")) {
            cursor.take();
        }
        boolean query = cursor.looksAt("SELECT")
                || cursor.looksAt("WITH")
                || (cursor.looksAt("VALUES") && parser.symbolAhead(1, "("));
        cursor.moveTo(at);
        return query;
    }

    public Query query() {
        boolean recursive = false;
        List<Query.CommonTable> with = new ArrayList<>();
        if (cursor.accept("WITH")) {
            recursive = cursor.accept("RECURSIVE");
            do {
                with.add(commonTable());
            } while (cursor.acceptSymbol(","));
        }
        Body body = union();
        boolean orderByAll = false;
        List<OrderItem> order = List.of();
        if (cursor.accept("ORDER", "BY")) {
            orderByAll = cursor.looksAt("ALL");
            order = orderItems();
        }
        @Nullable Expression limit = null;
        @Nullable Expression offset = null;
        if (cursor.accept("LIMIT")) {
            limit = cursor.accept("NULL") ? null : parser.expressions().expression();
        }
        if (cursor.accept("OFFSET")) {
            offset = parser.expressions().expression();
            if (!cursor.accept("ROWS")) {
                cursor.accept("ROW");
            }
        }
        if (cursor.accept("FETCH")) {
            if (!cursor.accept("FIRST")) {
                cursor.accept("NEXT");
            }
            limit = parser.expressions().expression();
            if (!cursor.accept("ROWS")) {
                cursor.accept("ROW");
            }
            cursor.accept("ONLY");
        }
        if (cursor.looksAt("FOR", "UPDATE")) {
            throw SnowflakeError.notSupported("SELECT … FOR UPDATE");
        }
        return new Query(recursive, with, body, order, orderByAll, limit, offset);
    }

    private Query.CommonTable commonTable() {
        String name = cursor.identifier();
        List<String> columns = parser.looksAtSymbol("(") ? names() : List.of();
        cursor.expect("AS");
        cursor.expectSymbol("(");
        Query query = query();
        cursor.expectSymbol(")");
        return new Query.CommonTable(name, columns, query);
    }

    /** {@code (a, b, …)}. */
    List<String> names() {
        cursor.expectSymbol("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(cursor.identifier());
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return names;
    }

    private Body union() {
        Body left = intersection();
        while (cursor.looksAt("UNION") || cursor.looksAt("MINUS") || cursor.looksAt("EXCEPT")) {
            String word = cursor.take().value();
            String operator = word.equals("MINUS") ? "EXCEPT" : word;
            boolean all = cursor.accept("ALL");
            if (!all) {
                cursor.accept("DISTINCT");
            }
            boolean byName = cursor.accept("BY", "NAME");
            left = new Query.SetOperation(operator, all, byName, left, intersection());
        }
        return left;
    }

    private Body intersection() {
        Body left = body();
        while (cursor.accept("INTERSECT")) {
            left = new Query.SetOperation("INTERSECT", cursor.accept("ALL"), false, left, body());
        }
        return left;
    }

    private Body body() {
        if (cursor.acceptSymbol("(")) {
            Query nested = query();
            cursor.expectSymbol(")");
            return new Query.Nested(nested);
        }
        if (cursor.accept("VALUES")) {
            return values();
        }
        cursor.expect("SELECT");
        return select();
    }

    Query.Values values() {
        List<List<Expression>> rows = new ArrayList<>();
        do {
            rows.add(parser.expressions().parenthesized());
        } while (cursor.acceptSymbol(","));
        return new Query.Values(rows);
    }

    private Query.Select select() {
        boolean distinct = cursor.accept("DISTINCT");
        if (!distinct) {
            cursor.accept("ALL");
        }
        Expression top = null;
        if (cursor.looksAt("TOP") && cursor.peek(1).kind() == Token.Kind.NUMBER) {
            cursor.take();
            top = new Expression.NumberLiteral(cursor.take().text());
        }
        List<SelectItem> items = items();
        if (cursor.looksAt("INTO")) {
            throw SnowflakeError.syntax(
                    "syntax error: unexpected 'INTO': SELECT … INTO stands in Snowflake Scripting only.");
        }
        List<Relation> from = cursor.accept("FROM") ? parser.relations().list() : List.of();
        Expression where = cursor.accept("WHERE") ? parser.expressions().expression() : null;
        Query.ConnectBy connectBy = connectBy();
        if (where == null && connectBy != null && cursor.accept("WHERE")) {
            where = parser.expressions().expression();
        }
        Query.Grouping grouping = cursor.accept("GROUP", "BY") ? grouping() : Query.Grouping.NONE;
        Expression having = cursor.accept("HAVING") ? parser.expressions().expression() : null;
        Expression qualify = cursor.accept("QUALIFY") ? parser.expressions().expression() : null;
        return new Query.Select(distinct, top, items, from, where, connectBy, grouping, having, qualify);
    }

    private Query.@Nullable ConnectBy connectBy() {
        Expression start = cursor.accept("START", "WITH") ? parser.expressions().expression() : null;
        if (!cursor.accept("CONNECT", "BY")) {
            return null;
        }
        boolean noCycle = cursor.accept("NOCYCLE");
        Expression condition = parser.expressions().expression();
        if (start == null && cursor.accept("START", "WITH")) {
            start = parser.expressions().expression();
        }
        return new Query.ConnectBy(start, condition, noCycle);
    }

    private Query.Grouping grouping() {
        if (cursor.accept("ALL")) {
            return new Query.Grouping(true, List.of());
        }
        List<Query.Key> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (cursor.acceptSymbol(","));
        return new Query.Grouping(false, keys);
    }

    private Query.Key key() {
        if (cursor.accept("GROUPING", "SETS")) {
            cursor.expectSymbol("(");
            List<Expression> sets = new ArrayList<>();
            do {
                sets.add(groupingSet());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
            return new Query.Key("GROUPING SETS", sets);
        }
        boolean many = (cursor.looksAt("ROLLUP") || cursor.looksAt("CUBE")) && parser.symbolAhead(1, "(");
        if (many) {
            String kind = cursor.take().value();
            return new Query.Key(kind, parser.expressions().parenthesized());
        }
        return new Query.Key("", List.of(parser.expressions().expression()));
    }

    private Expression groupingSet() {
        if (parser.looksAtSymbol("(") && parser.symbolAhead(1, ")")) {
            cursor.take();
            cursor.take();
            return new Expression.Row(List.of());
        }
        return parser.expressions().expression();
    }

    List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        do {
            // why: Snowflake takes a comma behind the last item.
            if (cursor.looksAt("FROM") && !items.isEmpty()) {
                break;
            }
            items.add(item());
        } while (cursor.acceptSymbol(","));
        return items;
    }

    SelectItem item() {
        int start = cursor.position();
        Expression expression = parser.expressions().expression();
        String text = parser.textSince(start);
        return new SelectItem(expression, alias(), text);
    }

    /** An alias with or without AS; null when there is none. */
    @Nullable
    String alias() {
        if (cursor.accept("AS")) {
            return cursor.identifier();
        }
        if (cursor.atEnd() || !cursor.peek(0).isIdentifier()) {
            return null;
        }
        Token token = cursor.peek(0);
        if (token.kind() == Token.Kind.WORD && NOT_AN_ALIAS.contains(token.value())) {
            return null;
        }
        return cursor.identifier();
    }

    List<OrderItem> orderItems() {
        List<OrderItem> items = new ArrayList<>();
        do {
            Expression expression = cursor.accept("ALL")
                    ? new Expression.Column(List.of("ALL"))
                    : parser.expressions().expression();
            boolean descending = cursor.accept("DESC");
            if (!descending) {
                cursor.accept("ASC");
            }
            Boolean nullsFirst = null;
            if (cursor.accept("NULLS", "FIRST")) {
                nullsFirst = true;
            } else if (cursor.accept("NULLS", "LAST")) {
                nullsFirst = false;
            }
            items.add(new OrderItem(expression, descending, nullsFirst));
        } while (cursor.acceptSymbol(","));
        return items;
    }
}
