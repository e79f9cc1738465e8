package dev.bactrian.local.snowflake.dialect.tree;

import org.jspecify.annotations.Nullable;

/** One key of an ORDER BY. {@code nullsFirst} is null when the statement leaves it to the default. */
public record OrderItem(
        Expression expression, boolean descending, @Nullable Boolean nullsFirst) {}
