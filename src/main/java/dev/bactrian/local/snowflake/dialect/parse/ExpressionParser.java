package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Expression.Quantifier;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expressions by precedence: OR, AND, NOT, comparison, sum, product, sign, then casts and paths
 * (docs.snowflake.com/en/sql-reference/operators).
 */
public final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "<=>");

    private final StatementParser parser;
    private final TokenCursor cursor;
    private final PrimaryParser primaries;

    ExpressionParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.primaries = new PrimaryParser(parser);
    }

    public Expression expression() {
        Expression left = conjunction();
        while (cursor.accept("OR")) {
            left = new Expression.Binary("OR", left, conjunction());
        }
        return left;
    }

    public List<Expression> list() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (cursor.acceptSymbol(","));
        return items;
    }

    /** {@code (a, b, …)}, at least one. */
    List<Expression> parenthesized() {
        cursor.expectSymbol("(");
        List<Expression> items = list();
        cursor.expectSymbol(")");
        return items;
    }

    private Expression conjunction() {
        Expression left = negation();
        while (cursor.accept("AND")) {
            left = new Expression.Binary("AND", left, negation());
        }
        return left;
    }

    private Expression negation() {
        if (cursor.accept("NOT")) {
            return new Expression.Unary("NOT", negation());
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        while (!cursor.atEnd()) {
            Expression next = predicate(left);
            if (next == null) {
                return left;
            }
            left = next;
        }
        return left;
    }

    private @Nullable Expression predicate(Expression left) {
        Token token = cursor.peek(0);
        if (token.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(token.text())) {
            cursor.take();
            return compared(left, token.text().equals("!=") ? "<>" : token.text());
        }
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        if (cursor.accept("IS")) {
            return is(left);
        }
        int start = cursor.position();
        boolean negated = cursor.accept("NOT");
        if (cursor.accept("BETWEEN")) {
            Expression low = sum();
            cursor.expect("AND");
            return new Expression.Between(left, low, sum(), negated);
        }
        if (cursor.accept("IN")) {
            return in(left, negated);
        }
        for (String operator : List.of("LIKE", "ILIKE", "RLIKE", "REGEXP")) {
            if (cursor.accept(operator)) {
                return like(left, operator.equals("REGEXP") ? "RLIKE" : operator, negated);
            }
        }
        cursor.moveTo(start);
        return null;
    }

    private Expression compared(Expression left, String operator) {
        Quantifier quantifier = Quantifier.ONE;
        if ((cursor.looksAt("ANY") || cursor.looksAt("SOME") || cursor.looksAt("ALL")) && parser.symbolAhead(1, "(")) {
            quantifier = cursor.take().is("ALL") ? Quantifier.ALL : Quantifier.ANY;
            cursor.expectSymbol("(");
            Query query = parser.queries().query();
            cursor.expectSymbol(")");
            return new Expression.Quantified(left, operator, quantifier, query);
        }
        return new Expression.Binary(operator, left, sum());
    }

    private Expression is(Expression left) {
        boolean negated = cursor.accept("NOT");
        if (cursor.accept("NULL")) {
            return new Expression.IsNull(left, negated);
        }
        if (cursor.accept("DISTINCT", "FROM")) {
            return new Expression.IsDistinct(left, sum(), negated);
        }
        if (cursor.accept("TRUE")) {
            return new Expression.IsTruth(left, true, negated);
        }
        cursor.expect("FALSE");
        return new Expression.IsTruth(left, false, negated);
    }

    private Expression in(Expression left, boolean negated) {
        cursor.expectSymbol("(");
        Expression result;
        if (parser.queries().looksAtQuery()) {
            result = new Expression.InQuery(left, parser.queries().query(), negated);
        } else {
            result = new Expression.InList(left, list(), negated);
        }
        cursor.expectSymbol(")");
        return result;
    }

    private Expression like(Expression left, String operator, boolean negated) {
        Quantifier quantifier = Quantifier.ONE;
        if (cursor.accept("ANY")) {
            quantifier = Quantifier.ANY;
        } else if (cursor.accept("ALL")) {
            quantifier = Quantifier.ALL;
        }
        List<Expression> patterns = quantifier == Quantifier.ONE ? List.of(sum()) : parenthesized();
        Expression escape = cursor.accept("ESCAPE") ? sum() : null;
        return new Expression.Like(left, operator, quantifier, patterns, escape, negated);
    }

    Expression sum() {
        Expression left = product();
        while (!cursor.atEnd()) {
            String operator = cursor.peek(0).text();
            boolean sum = parser.looksAtSymbol("+") || parser.looksAtSymbol("-") || parser.looksAtSymbol("||");
            if (!sum) {
                break;
            }
            cursor.take();
            left = new Expression.Binary(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = sign();
        while (!cursor.atEnd()) {
            String operator = cursor.peek(0).text();
            boolean product = parser.looksAtSymbol("*") || parser.looksAtSymbol("/") || parser.looksAtSymbol("%");
            if (!product) {
                break;
            }
            cursor.take();
            left = new Expression.Binary(operator, left, sign());
        }
        return left;
    }

    private Expression sign() {
        if (cursor.acceptSymbol("-")) {
            return new Expression.Unary("-", sign());
        }
        if (cursor.acceptSymbol("+")) {
            return sign();
        }
        if (cursor.accept("PRIOR")) {
            return new Expression.Hierarchic("PRIOR", sign());
        }
        if (cursor.looksAt("CONNECT_BY_ROOT") && !parser.symbolAhead(1, "(")) {
            cursor.take();
            return new Expression.Hierarchic("CONNECT_BY_ROOT", sign());
        }
        return postfix(primaries.primary());
    }

    /** Casts, paths and indexes behind an operand. */
    private Expression postfix(Expression operand) {
        Expression result = operand;
        while (!cursor.atEnd()) {
            if (cursor.acceptSymbol("::")) {
                result = new Expression.Cast(result, TypeParser.type(cursor), false);
            } else if (parser.looksAtSymbol("[")) {
                result = new Expression.Path(result, steps(new ArrayList<>()));
            } else if (parser.looksAtSymbol(":") && startsField(1)) {
                cursor.take();
                List<Expression.Step> steps = new ArrayList<>();
                steps.add(field());
                result = new Expression.Path(result, steps(steps));
            } else if (parser.looksAtSymbol(".") && result instanceof Expression.Call && startsField(1)) {
                result = new Expression.Path(result, steps(new ArrayList<>()));
            } else if (cursor.looksAt("COLLATE")) {
                throw dev.bactrian.local.snowflake.error.SnowflakeError.notSupported("COLLATE");
            } else {
                break;
            }
        }
        return result;
    }

    private boolean startsField(int ahead) {
        int at = cursor.position();
        cursor.moveTo(at + ahead);
        boolean found = !cursor.atEnd() && cursor.peek(0).isIdentifier();
        cursor.moveTo(at);
        return found;
    }

    private Expression.Step field() {
        Token token = cursor.take();
        // why: the keys of a variant keep their case, quoted or not.
        return new Expression.Step.Field(token.kind() == Token.Kind.QUOTED ? token.value() : token.text());
    }

    private List<Expression.Step> steps(List<Expression.Step> steps) {
        while (!cursor.atEnd()) {
            if (cursor.acceptSymbol("[")) {
                steps.add(new Expression.Step.Index(expression()));
                cursor.expectSymbol("]");
            } else if (parser.looksAtSymbol(".") && startsField(1)) {
                cursor.take();
                steps.add(field());
            } else {
                break;
            }
        }
        return steps;
    }
}
