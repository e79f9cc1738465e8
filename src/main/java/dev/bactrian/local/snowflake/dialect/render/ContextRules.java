package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.Map;

/** Context functions; the session may say them otherwise ({@link dev.bactrian.local.snowflake.dialect.Names#constant}). */
final class ContextRules {
    static final Map<String, FunctionRule> RULES = Map.ofEntries(
            entry("CURRENT_TIMESTAMP", (call, renderer) -> constant(call, renderer, "now()")),
            entry("LOCALTIMESTAMP", (call, renderer) -> constant(call, renderer, "now()")),
            entry("GETDATE", (call, renderer) -> constant(call, renderer, "now()")),
            entry("SYSTIMESTAMP", (call, renderer) -> constant(call, renderer, "now()")),
            entry("SYSDATE", (call, renderer) -> constant(call, renderer, "timezone('UTC', now())")),
            entry("CURRENT_DATE", (call, renderer) -> constant(call, renderer, "CAST(now() AS DATE)")),
            entry(
                    "CURRENT_TIME",
                    (call, renderer) -> constant(call, renderer, "CAST(CAST(now() AS TIMESTAMP) AS TIME)")),
            entry("LOCALTIME", (call, renderer) -> constant(call, renderer, "CAST(CAST(now() AS TIMESTAMP) AS TIME)")),
            entry("UNIFORM", ContextRules::uniform),
            entry("SEQ1", ContextRules::sequence),
            entry("SEQ2", ContextRules::sequence),
            entry("SEQ4", ContextRules::sequence),
            entry("SEQ8", ContextRules::sequence));

    private ContextRules() {}

    private static String constant(Expression.Call call, Renderer renderer, String otherwise) {
        return renderer.names().constant(call.function(), java.util.List.of()).orElse(otherwise);
    }

    /** The numbers 0, 1, 2 … of a generator's rows. */
    private static String sequence(Expression.Call call, Renderer renderer) {
        Scope scope = renderer.queries().scope();
        boolean generator = scope != null && scope.hasGenerator();
        return generator ? "\"SF_SEQ\"" : "(row_number() OVER () - 1)";
    }

    /** Whole numbers between whole bounds, else reals. */
    private static String uniform(Expression.Call call, Renderer renderer) {
        boolean whole = call.arguments().stream()
                .limit(2)
                .noneMatch(bound -> bound instanceof Expression.NumberLiteral number
                        && number.text().contains("."));
        return (whole ? "SF_UNIFORM(" : "SF_UNIFORM_REAL(")
                + renderer.list(call.arguments().subList(0, 2)) + ")";
    }
}
