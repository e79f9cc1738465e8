package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;

/**
 * Fills a template of {@code functions.txt}: <code>{0}</code>, <code>{1}</code> the arguments, <code>{*}</code> all of them,
 * <code>{distinct}</code>, <code>{order}</code> the WITHIN GROUP order, <code>{nulls}</code> IGNORE NULLS, <code>{over}</code> the window.
 */
final class Template {
    private Template() {}

    static String filled(String template, Expression.Call call, Renderer renderer) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            text.append(template, at, open).append(part(template.substring(open + 1, close), call, renderer));
            at = close + 1;
        }
        return text.append(template.substring(at)).toString();
    }

    private static String part(String name, Expression.Call call, Renderer renderer) {
        return switch (name) {
            case "*" -> renderer.list(call.arguments());
            case "distinct" -> call.distinct() ? "DISTINCT " : "";
            case "order" -> order(call, renderer);
            case "by" -> renderer.expression(call.withinGroup().get(0).expression());
            case "nulls" -> call.ignoreNulls() ? " IGNORE NULLS" : "";
            case "over" -> over(call, renderer);
            default -> argument(name, call, renderer);
        };
    }

    static String order(Expression.Call call, Renderer renderer) {
        return call.withinGroup().isEmpty()
                ? ""
                : " ORDER BY " + renderer.queries().order(call.withinGroup());
    }

    static String over(Expression.Call call, Renderer renderer) {
        return call.over() == null ? "" : renderer.queries().over(call.over());
    }

    /** {@code 0}, or {@code text0}, {@code number0}, {@code moment0} where the engine wants that. */
    private static String argument(String name, Expression.Call call, Renderer renderer) {
        int index = name.charAt(name.length() - 1) - '0';
        List<Expression> arguments = call.arguments();
        if (index >= arguments.size()) {
            throw new SnowflakeError(
                    938,
                    "22023",
                    "SQL compilation error: error line 0 at position 0\nnot enough arguments for function ["
                            + call.name() + "], got " + arguments.size());
        }
        return renderer.arguments().as(name, arguments.get(index));
    }
}
