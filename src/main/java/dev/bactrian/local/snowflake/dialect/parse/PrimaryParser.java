package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operands: constants, names, calls, CASE, CAST, subqueries, arrays and objects. */
final class PrimaryParser {
    /** Functions that may be written without parentheses (docs.snowflake.com/en/sql-reference/functions-context). */
    private static final Set<String> BARE_FUNCTIONS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_USER", "LOCALTIME", "LOCALTIMESTAMP");

    /** Reserved words that cannot name a column (docs.snowflake.com/en/sql-reference/reserved-keywords). */
    private static final Set<String> RESERVED = Set.of(
            "ALL",
            "AND",
            "ANY",
            "AS",
            "BETWEEN",
            "BY",
            "CONNECT",
            "CREATE",
            "DELETE",
            "DISTINCT",
            "DROP",
            "ELSE",
            "EXISTS",
            "FOLLOWING",
            "FOR",
            "FROM",
            "GRANT",
            "GROUP",
            "HAVING",
            "ILIKE",
            "IN",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "LIKE",
            "MINUS",
            "NOT",
            "OF",
            "ON",
            "OR",
            "ORDER",
            "QUALIFY",
            "REGEXP",
            "REVOKE",
            "RLIKE",
            "ROW",
            "ROWS",
            "SAMPLE",
            "SELECT",
            "SET",
            "SOME",
            "START",
            "TABLE",
            "TABLESAMPLE",
            "THEN",
            "TO",
            "TRIGGER",
            "UNION",
            "UNIQUE",
            "UPDATE",
            "VALUES",
            "WHEN",
            "WHENEVER",
            "WHERE",
            "WITH");

    private final StatementParser parser;
    private final TokenCursor cursor;
    private final CallParser calls;

    PrimaryParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.calls = new CallParser(parser);
    }

    Expression primary() {
        Token token = cursor.peek(0);
        return switch (token.kind()) {
            case NUMBER -> new Expression.NumberLiteral(cursor.take().text());
            case STRING -> new Expression.StringLiteral(cursor.take().value());
            case BIND -> new Expression.Bind(parser.bindIndex(cursor.take()));
            case VARIABLE -> variable();
            case SYMBOL -> symbol();
            case QUOTED -> name();
            case WORD -> word();
            case STAGE -> throw cursor.unexpected("expression");
        };
    }

    private Expression variable() {
        String name = cursor.take().value();
        return isPlace(name) ? new Expression.Place(null, Integer.parseInt(name)) : new Expression.Variable(name);
    }

    private static boolean isPlace(String name) {
        return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    }

    private Expression symbol() {
        if (parser.looksAtSymbol("*")) {
            cursor.take();
            return StarParser.star(parser, List.of());
        }
        if (cursor.acceptSymbol("[")) {
            List<Expression> items =
                    parser.looksAtSymbol("]") ? List.of() : parser.expressions().list();
            cursor.expectSymbol("]");
            return new Expression.ArrayConstant(items);
        }
        if (cursor.acceptSymbol("{")) {
            return object();
        }
        cursor.expectSymbol("(");
        if (parser.queries().looksAtQuery()) {
            Expression subquery = new Expression.Subquery(parser.queries().query());
            cursor.expectSymbol(")");
            return subquery;
        }
        List<Expression> items = parser.expressions().list();
        cursor.expectSymbol(")");
        if (items.size() == 1) {
            return parser.looksAtSymbol("->") ? lambda(List.of(parameter(items.get(0)))) : items.get(0);
        }
        if (parser.looksAtSymbol("->")) {
            return lambda(items.stream().map(this::parameter).toList());
        }
        return new Expression.Row(items);
    }

    private Expression object() {
        List<Expression> keysAndValues = new ArrayList<>();
        if (parser.looksAtSymbol("*")) {
            cursor.take();
            cursor.expectSymbol("}");
            return Expression.Call.of("OBJECT_CONSTRUCT", StarParser.star(parser, List.of()));
        }
        while (!cursor.acceptSymbol("}")) {
            keysAndValues.add(new Expression.StringLiteral(cursor.string()));
            cursor.expectSymbol(":");
            keysAndValues.add(parser.expressions().expression());
            if (!cursor.acceptSymbol(",") && !parser.looksAtSymbol("}")) {
                throw cursor.unexpected("}");
            }
        }
        return new Expression.ObjectConstant(keysAndValues);
    }

    private String parameter(Expression expression) {
        if (expression instanceof Expression.Column column && column.parts().size() == 1) {
            return column.last();
        }
        throw cursor.unexpected("lambda parameter");
    }

    private Expression lambda(List<String> parameters) {
        cursor.expectSymbol("->");
        return new Expression.Lambda(parameters, parser.expressions().expression());
    }

    private Expression word() {
        Token token = cursor.peek(0);
        boolean call = parser.symbolAhead(1, "(");
        switch (token.value()) {
            case "NULL" -> {
                cursor.take();
                return new Expression.NullLiteral();
            }
            case "TRUE", "FALSE" -> {
                cursor.take();
                return new Expression.BooleanLiteral(token.is("TRUE"));
            }
            case "CASE" -> {
                cursor.take();
                return caseExpression();
            }
            case "CAST", "TRY_CAST" -> {
                if (call) {
                    return cast(token.is("TRY_CAST"));
                }
            }
            case "EXISTS" -> {
                if (call) {
                    return exists();
                }
            }
            case "INTERVAL" -> {
                if (stringAhead()) {
                    cursor.take();
                    return new Expression.Interval(cursor.string());
                }
            }
            default -> {
                if (stringAhead() && TypeParser.isType(token.value())) {
                    TypeName type = TypeParser.type(cursor);
                    return new Expression.Cast(new Expression.StringLiteral(cursor.string()), type, false);
                }
            }
        }
        if (BARE_FUNCTIONS.contains(token.value()) && !call) {
            return Expression.Call.of(cursor.take().value());
        }
        if (!call && parser.symbolAhead(1, "->")) {
            return lambda(List.of(cursor.take().value()));
        }
        if (!call && typedParameterAhead()) {
            String parameter = cursor.take().value();
            TypeParser.type(cursor);
            return lambda(List.of(parameter));
        }
        if (RESERVED.contains(token.value()) && !(call && CallParser.mayBeFunction(token.value()))) {
            throw cursor.unexpected("expression");
        }
        return name();
    }

    /** {@code x INT ->}: the type of a lambda's parameter says nothing that the engine needs. */
    private boolean typedParameterAhead() {
        int at = cursor.position();
        cursor.moveTo(at + 1);
        boolean type = !cursor.atEnd() && TypeParser.isType(cursor.peek(0).value());
        cursor.moveTo(at);
        return type && parser.symbolAhead(2, "->");
    }

    private boolean stringAhead() {
        int at = cursor.position();
        cursor.moveTo(at + 1);
        boolean found = !cursor.atEnd() && cursor.peek(0).kind() == Token.Kind.STRING;
        cursor.moveTo(at);
        return found;
    }

    /** A column, a star, a column by place, or a call, with its qualifiers. */
    private Expression name() {
        List<String> parts = new ArrayList<>();
        parts.add(cursor.identifier());
        while (parser.looksAtSymbol(".")) {
            cursor.take();
            if (parser.looksAtSymbol("*")) {
                cursor.take();
                return StarParser.star(parser, parts);
            }
            if (cursor.peek(0).kind() == Token.Kind.VARIABLE
                    && isPlace(cursor.peek(0).value())) {
                return new Expression.Place(
                        parts.get(parts.size() - 1),
                        Integer.parseInt(cursor.take().value()));
            }
            parts.add(cursor.identifier());
        }
        if (parser.looksAtSymbol("(") && parts.size() <= 3) {
            return calls.call(new QualifiedName(parts));
        }
        return new Expression.Column(parts);
    }

    private Expression caseExpression() {
        Expression operand =
                cursor.looksAt("WHEN") ? null : parser.expressions().expression();
        List<Expression.When> whens = new ArrayList<>();
        while (cursor.accept("WHEN")) {
            Expression condition = parser.expressions().expression();
            cursor.expect("THEN");
            whens.add(new Expression.When(condition, parser.expressions().expression()));
        }
        @Nullable
        Expression otherwise = cursor.accept("ELSE") ? parser.expressions().expression() : null;
        cursor.expect("END");
        return new Expression.Case(operand, whens, otherwise);
    }

    private Expression cast(boolean attempt) {
        cursor.take();
        cursor.expectSymbol("(");
        Expression value = parser.expressions().expression();
        cursor.expect("AS");
        TypeName type = TypeParser.type(cursor);
        cursor.expectSymbol(")");
        return new Expression.Cast(value, type, attempt);
    }

    private Expression exists() {
        cursor.take();
        cursor.expectSymbol("(");
        Expression exists = new Expression.Exists(parser.queries().query());
        cursor.expectSymbol(")");
        return exists;
    }
}
