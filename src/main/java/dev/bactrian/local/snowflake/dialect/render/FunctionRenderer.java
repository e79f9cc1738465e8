package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Function calls: a rule in Java, a template, a macro, the session's own functions, users' functions, in this order; otherwise 002140.
 */
final class FunctionRenderer {
    private static final Map<String, FunctionRule> RULES = new HashMap<>();

    static {
        RULES.putAll(DateRules.RULES);
        RULES.putAll(ConversionRules.RULES);
        RULES.putAll(ConditionalRules.RULES);
        RULES.putAll(AggregateRules.RULES);
        RULES.putAll(NestedRules.RULES);
        RULES.putAll(ContextRules.RULES);
    }

    private final Renderer renderer;
    private final FunctionCatalogue catalogue = FunctionCatalogue.SHIPPED;

    FunctionRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    static SnowflakeError unknown(QualifiedName name) {
        return new SnowflakeError(2140, "42601", "SQL compilation error:\nUnknown function " + name);
    }

    String call(Expression.Call call) {
        String function = call.function();
        FunctionRule rule = RULES.get(function);
        if (rule != null) {
            return rule.text(call, renderer);
        }
        int count = call.arguments().size();
        if (!function.isEmpty()) {
            Optional<String> template = catalogue.template(function, count);
            if (template.isPresent()) {
                return Template.filled(template.get(), call, renderer);
            }
            if (catalogue.isMacro(function)) {
                return renderer.arguments().macroCall(function, call.arguments());
            }
        }
        List<String> arguments =
                call.arguments().stream().map(renderer::expression).toList();
        Optional<String> constant = renderer.names().constant(call.name().toString(), arguments);
        if (constant.isPresent()) {
            return constant.get();
        }
        Optional<String> users = renderer.names().function(call.name(), count);
        if (users.isPresent()) {
            return users.get() + "(" + String.join(", ", arguments) + ")";
        }
        if (function.startsWith("TRY_")
                && (RULES.containsKey(function.substring(4)) || catalogue.isMacro(function.substring(4)))) {
            return "TRY(" + call(renamed(call, function.substring(4))) + ")";
        }
        throw catalogue.isRefused(function)
                ? SnowflakeError.notSupported("function " + function)
                : unknown(call.name());
    }

    static Expression.Call renamed(Expression.Call call, String function) {
        return new Expression.Call(
                QualifiedName.of(function),
                call.arguments(),
                call.named(),
                call.distinct(),
                call.withinGroup(),
                call.ignoreNulls(),
                call.over());
    }
}
