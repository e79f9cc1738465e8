package dev.bactrian.local.snowflake.dialect.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OVER clause. */
public record Window(
        List<Expression> partitionBy,
        List<OrderItem> orderBy,
        @Nullable Frame frame) {
    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /** {@code ROWS BETWEEN from AND to}. */
    public record Frame(String unit, Bound from, Bound to) {}

    /** {@code UNBOUNDED PRECEDING}, {@code 3 FOLLOWING}, {@code CURRENT ROW}: the direction, and how far where that is said. */
    public record Bound(String direction, @Nullable Expression distance) {}
}
