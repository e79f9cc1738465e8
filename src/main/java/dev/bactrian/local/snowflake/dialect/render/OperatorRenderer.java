package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.List;

/**
 * Binary operators. Where both sides are known to be numbers the engine's own operator stands; elsewhere a macro whose overloads tell
 * dates, strings and variants apart.
 */
final class OperatorRenderer {
    private final Renderer renderer;

    OperatorRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String binary(Expression.Binary binary) {
        String operator = binary.operator();
        return switch (operator) {
            case "AND", "OR" -> logical(binary);
            case "+", "-" -> sum(binary);
            case "*" ->
                isQuotient(binary.left()) && isQuotient(binary.right())
                        ? "SF_MULTIPLY_QUOTIENTS(" + operand(binary.left()) + ", " + operand(binary.right()) + ")"
                        : arithmetic("MULTIPLY", "*", binary);
            case "/" ->
                isQuotient(binary.left())
                        ? "SF_DIVIDE_QUOTIENT(" + operand(binary.left()) + ", " + operand(binary.right()) + ")"
                        : macro("DIVIDE", binary);
            case "%" -> macro("MOD", binary);
            case "||" ->
                "(" + renderer.arguments().text(binary.left()) + " || "
                        + renderer.arguments().text(binary.right()) + ")";
            case "<=>" ->
                "(" + renderer.expression(binary.left()) + " IS NOT DISTINCT FROM "
                        + renderer.expression(binary.right()) + ")";
            default -> compared(binary);
        };
    }

    private String logical(Expression.Binary binary) {
        String left = renderer.expression(binary.left());
        boolean chain = binary.left() instanceof Expression.Binary inner
                && inner.operator().equals(binary.operator());
        if (chain) {
            // why: a chain of a thousand conditions must not become a thousand parentheses deep.
            left = left.substring(1, left.length() - 1);
        }
        return "(" + left + " " + binary.operator() + " " + renderer.expression(binary.right()) + ")";
    }

    /** Whether the value comes of a division: its scale is 6 or more, and a further one ends at 12. */
    private static boolean isQuotient(Expression expression) {
        return Walk.any(
                expression,
                part -> (part instanceof Expression.Binary inner
                                && inner.operator().equals("/"))
                        || (part instanceof Expression.Call call
                                && call.function().equals("AVG")));
    }

    private String sum(Expression.Binary binary) {
        if (binary.right() instanceof Expression.Interval interval) {
            return Intervals.applied(
                    renderer.expression(binary.left()),
                    interval.text(),
                    binary.operator().equals("-"));
        }
        if (binary.left() instanceof Expression.Interval interval) {
            return Intervals.applied(renderer.expression(binary.right()), interval.text(), false);
        }
        return arithmetic(binary.operator().equals("+") ? "ADD" : "SUBTRACT", binary.operator(), binary);
    }

    private String arithmetic(String macro, String operator, Expression.Binary binary) {
        boolean numbers =
                ColumnTypes.kind(binary.left()) == Kind.FIXED && ColumnTypes.kind(binary.right()) == Kind.FIXED;
        return numbers
                ? "(" + operand(binary.left()) + " " + operator + " " + operand(binary.right()) + ")"
                : macro(macro, binary);
    }

    private String macro(String name, Expression.Binary binary) {
        return renderer.arguments().macro(name, List.of(binary.left(), binary.right())) + "(" + operand(binary.left())
                + ", " + operand(binary.right()) + ")";
    }

    /** A string constant beside an arithmetic operator is a number, or a date: the engine must be told that it is text. */
    private String operand(Expression expression) {
        return expression instanceof Expression.StringLiteral literal
                ? "CAST(" + Renderer.string(literal.value()) + " AS VARCHAR)"
                : renderer.expression(expression);
    }

    private String compared(Expression.Binary binary) {
        String left = side(binary.left(), binary.right());
        String right = side(binary.right(), binary.left());
        return "(" + left + " " + binary.operator() + " " + right + ")";
    }

    /** A variant beside a constant takes the constant's type, so that 2 is less than 10. */
    private String side(Expression expression, Expression other) {
        String text = renderer.expression(expression);
        if (ColumnTypes.kind(expression) != Kind.VARIANT) {
            return text;
        }
        Kind kind = ColumnTypes.kind(other);
        return kind == Kind.FIXED || kind == Kind.REAL ? "CAST(" + text + " AS DOUBLE)" : text;
    }
}
