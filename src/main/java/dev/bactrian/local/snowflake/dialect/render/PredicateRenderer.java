package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Expression.Quantifier;
import java.util.stream.Collectors;

/** Conditions: BETWEEN, IN, LIKE and its kin, IS. */
final class PredicateRenderer {
    private final Renderer renderer;

    PredicateRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String between(Expression.Between between) {
        return "(" + renderer.expression(between.value()) + not(between.negated()) + " BETWEEN "
                + renderer.expression(between.low()) + " AND " + renderer.expression(between.high()) + ")";
    }

    String inList(Expression.InList in) {
        return "(" + renderer.expression(in.value()) + not(in.negated()) + " IN (" + renderer.list(in.items()) + "))";
    }

    String inQuery(Expression.InQuery in) {
        return "(" + renderer.expression(in.value()) + not(in.negated()) + " IN (" + renderer.text(in.query()) + "))";
    }

    String quantified(Expression.Quantified quantified) {
        return "(" + renderer.expression(quantified.value()) + " " + quantified.operator() + " "
                + quantified.quantifier() + " (" + renderer.text(quantified.query()) + "))";
    }

    String like(Expression.Like like) {
        String value = renderer.arguments().text(like.value());
        String connective = like.quantifier() == Quantifier.ALL ? " AND " : " OR ";
        String patterns = like.patterns().stream()
                .map(pattern -> one(like, value, pattern))
                .collect(Collectors.joining(connective, "(", ")"));
        return like.negated() ? "(NOT " + patterns + ")" : patterns;
    }

    private String one(Expression.Like like, String value, Expression pattern) {
        if (like.operator().equals("RLIKE")) {
            return "SF_REGEXP_LIKE(" + value + ", " + renderer.expression(pattern) + ")";
        }
        String text = value + " " + like.operator() + " " + renderer.arguments().text(pattern);
        return like.escape() == null ? text : text + " ESCAPE " + renderer.expression(like.escape());
    }

    String isNull(Expression.IsNull isNull) {
        return "(" + renderer.expression(isNull.value()) + " IS" + not(isNull.negated()) + " NULL)";
    }

    String isTruth(Expression.IsTruth isTruth) {
        return "(" + renderer.expression(isTruth.value()) + " IS" + not(isTruth.negated())
                + (isTruth.truth() ? " TRUE)" : " FALSE)");
    }

    String isDistinct(Expression.IsDistinct isDistinct) {
        return "(" + renderer.expression(isDistinct.left()) + " IS" + not(isDistinct.negated()) + " DISTINCT FROM "
                + renderer.expression(isDistinct.right()) + ")";
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
