package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.OrderItem;
import dev.bactrian.local.snowflake.dialect.tree.Window;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function call behind its name: arguments, WITHIN GROUP, IGNORE NULLS, OVER. */
final class CallParser {
    private static final Set<String> RESERVED_FUNCTIONS =
            Set.of("INSERT", "LIKE", "ILIKE", "RLIKE", "REGEXP", "ANY", "ALL", "SET", "TABLE", "ROW");

    private final StatementParser parser;
    private final TokenCursor cursor;

    CallParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /** Whether a reserved word is a function too, when a parenthesis follows. */
    static boolean mayBeFunction(String word) {
        return RESERVED_FUNCTIONS.contains(word);
    }

    Expression.Call call(QualifiedName name) {
        cursor.expectSymbol("(");
        boolean distinct = cursor.accept("DISTINCT");
        if (!distinct) {
            cursor.accept("ALL");
        }
        List<Expression> arguments = new ArrayList<>();
        List<Expression.Named> named = new ArrayList<>();
        boolean ignoreNulls = false;
        while (!cursor.acceptSymbol(")")) {
            if (name.last().equals("POSITION") && !arguments.isEmpty() && cursor.accept("IN")) {
                arguments.add(parser.expressions().expression());
            } else if (name.last().equals("EXTRACT") && arguments.size() == 1 && cursor.accept("FROM")) {
                arguments.add(parser.expressions().expression());
            } else if (name.last().equals("TRIM") && cursor.looksAt("BOTH")) {
                throw SnowflakeError.notSupported("TRIM(BOTH … FROM …)");
            } else {
                argument(name, arguments, named);
            }
            ignoreNulls |= nulls();
            boolean keyword = cursor.looksAt("IN") || cursor.looksAt("FROM");
            if (!cursor.acceptSymbol(",") && !parser.looksAtSymbol(")") && !keyword) {
                throw cursor.unexpected(")");
            }
        }
        List<OrderItem> within = List.of();
        if (cursor.accept("WITHIN", "GROUP")) {
            cursor.expectSymbol("(");
            cursor.expect("ORDER", "BY");
            within = parser.queries().orderItems();
            cursor.expectSymbol(")");
        }
        if (cursor.looksAt("FILTER") && parser.symbolAhead(1, "(")) {
            throw SnowflakeError.syntax("syntax error: unexpected 'FILTER'.");
        }
        if (cursor.accept("FROM", "FIRST")) {
            ignoreNulls |= false;
        } else if (cursor.looksAt("FROM", "LAST")) {
            throw SnowflakeError.notSupported("NTH_VALUE FROM LAST");
        }
        ignoreNulls |= nulls();
        Window over = cursor.accept("OVER") ? window() : null;
        return new Expression.Call(name, arguments, named, distinct, within, ignoreNulls, over);
    }

    private void argument(QualifiedName name, List<Expression> arguments, List<Expression.Named> named) {
        boolean pair = cursor.peek(0).kind() == Token.Kind.WORD && parser.symbolAhead(1, "=>");
        if (pair) {
            String key = cursor.take().value();
            cursor.take();
            named.add(new Expression.Named(key, argumentValue()));
            return;
        }
        if (name.last().equals("POSITION") && arguments.isEmpty()) {
            arguments.add(parser.expressions().sum());
            return;
        }
        arguments.add(argumentValue());
    }

    private Expression argumentValue() {
        if (parser.queries().looksAtQuery()) {
            return new Expression.Subquery(parser.queries().query());
        }
        if (cursor.peek(0).kind() == Token.Kind.STAGE) {
            return new Expression.StringLiteral("@" + cursor.take().value());
        }
        return parser.expressions().expression();
    }

    private boolean nulls() {
        if (cursor.accept("IGNORE", "NULLS")) {
            return true;
        }
        cursor.accept("RESPECT", "NULLS");
        return false;
    }

    private Window window() {
        cursor.expectSymbol("(");
        List<Expression> partition = List.of();
        if (cursor.accept("PARTITION", "BY")) {
            partition = parser.expressions().list();
        }
        List<OrderItem> order = cursor.accept("ORDER", "BY") ? parser.queries().orderItems() : List.of();
        Window.@Nullable Frame frame = null;
        if (cursor.looksAt("ROWS") || cursor.looksAt("RANGE") || cursor.looksAt("GROUPS")) {
            frame = frame();
        }
        cursor.expectSymbol(")");
        return new Window(partition, order, frame);
    }

    private Window.Frame frame() {
        String unit = cursor.take().value();
        if (unit.equals("GROUPS")) {
            throw SnowflakeError.syntax("syntax error: unexpected 'GROUPS'.");
        }
        if (cursor.accept("BETWEEN")) {
            Window.Bound from = bound();
            cursor.expect("AND");
            return new Window.Frame(unit, from, bound());
        }
        return new Window.Frame(unit, bound(), new Window.Bound("CURRENT ROW", null));
    }

    private Window.Bound bound() {
        if (cursor.accept("CURRENT", "ROW")) {
            return new Window.Bound("CURRENT ROW", null);
        }
        if (cursor.accept("UNBOUNDED")) {
            return new Window.Bound("UNBOUNDED " + direction(), null);
        }
        Expression distance = parser.expressions().sum();
        return new Window.Bound(direction(), distance);
    }

    private String direction() {
        if (cursor.accept("PRECEDING")) {
            return "PRECEDING";
        }
        cursor.expect("FOLLOWING");
        return "FOLLOWING";
    }
}
