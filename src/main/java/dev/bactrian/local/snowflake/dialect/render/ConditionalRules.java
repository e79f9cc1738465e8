package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.List;
import java.util.Map;

/** Conditional functions that become a CASE. */
final class ConditionalRules {
    static final Map<String, FunctionRule> RULES =
            Map.of("DECODE", ConditionalRules::decode, "IDENTIFIER", ConditionalRules::identifier);

    private ConditionalRules() {}

    private static String decode(Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        String value = renderer.expression(arguments.get(0));
        StringBuilder text = new StringBuilder("CASE");
        int i = 1;
        for (; i + 1 < arguments.size(); i += 2) {
            text.append(" WHEN ").append(value).append(" IS NOT DISTINCT FROM ");
            text.append(renderer.expression(arguments.get(i))).append(" THEN ");
            text.append(renderer.expression(arguments.get(i + 1)));
        }
        if (i < arguments.size()) {
            text.append(" ELSE ").append(renderer.expression(arguments.get(i)));
        }
        return text.append(" END").toString();
    }

    private static String identifier(Expression.Call call, Renderer renderer) {
        return renderer.expression(new Expression.Column(
                renderer.identifier(call.arguments().get(0)).parts()));
    }
}
