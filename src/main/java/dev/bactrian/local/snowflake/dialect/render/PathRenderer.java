package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Expression.Step;

/** Paths into variants. The engine counts elements from 1, Snowflake from 0. */
final class PathRenderer {
    private final Renderer renderer;

    PathRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String path(Expression.Path path) {
        String text = base(path.base());
        for (Step step : path.steps()) {
            text = step(text, step);
        }
        return text;
    }

    private String base(Expression base) {
        String text = renderer.expression(base);
        return base instanceof Expression.Column ? text : "(" + text + ")";
    }

    private String step(String base, Step step) {
        if (step instanceof Step.Field field) {
            return base + "[" + Renderer.string(field.name()) + "]";
        }
        Expression index = ((Step.Index) step).index();
        if (index instanceof Expression.StringLiteral literal) {
            return base + "[" + Renderer.string(literal.value()) + "]";
        }
        if (index instanceof Expression.NumberLiteral number
                && number.text().chars().allMatch(Character::isDigit)) {
            return base + "[" + (Long.parseLong(number.text()) + 1) + "]";
        }
        return "SF_GET(" + base + ", " + renderer.expression(index) + ")";
    }
}
