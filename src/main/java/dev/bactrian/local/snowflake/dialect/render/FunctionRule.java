package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;

/** How one function is said to the engine where a template or macro cannot. */
@FunctionalInterface
interface FunctionRule {
    String text(Expression.Call call, Renderer renderer);
}
