package dev.bactrian.local.snowflake.dialect.tree;

import org.jspecify.annotations.Nullable;

/**
 * One item of a SELECT list.
 *
 * @param text the expression as written, for the name of a column that has no alias
 */
public record SelectItem(Expression expression, @Nullable String alias, String text) {}
