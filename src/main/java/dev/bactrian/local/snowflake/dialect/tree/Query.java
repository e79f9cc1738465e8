package dev.bactrian.local.snowflake.dialect.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query expression with its WITH, ORDER BY and LIMIT. */
public record Query(
        boolean recursive,
        List<CommonTable> with,
        Body body,
        List<OrderItem> orderBy,
        boolean orderByAll,
        @Nullable Expression limit,
        @Nullable Expression offset) {
    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
    }

    public static Query of(Body body) {
        return new Query(false, List.of(), body, List.of(), false, null, null);
    }

    /** {@code name (columns) AS (query)}. */
    public record CommonTable(String name, List<String> columns, Query query) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    /** What gives the rows. */
    public sealed interface Body {}

    /** {@code UNION}, {@code INTERSECT}, {@code EXCEPT}. */
    public record SetOperation(String operator, boolean all, boolean byName, Body left, Body right) implements Body {}

    public record Nested(Query query) implements Body {}

    /** {@code VALUES (1, 'a'), …}. */
    public record Values(List<List<Expression>> rows) implements Body {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** {@code SELECT …}. */
    public record Select(
            boolean distinct,
            @Nullable Expression top,
            List<SelectItem> items,
            List<Relation> from,
            @Nullable Expression where,
            @Nullable ConnectBy connectBy,
            Grouping grouping,
            @Nullable Expression having,
            @Nullable Expression qualify)
            implements Body {
        public Select {
            items = List.copyOf(items);
            from = List.copyOf(from);
        }
    }

    /** {@code START WITH … CONNECT BY …}. */
    public record ConnectBy(@Nullable Expression startWith, Expression condition, boolean noCycle) {}

    /** GROUP BY: nothing, ALL, or keys; a key may be a {@code ROLLUP}, {@code CUBE} or {@code GROUPING SETS}. */
    public record Grouping(boolean all, List<Key> keys) {
        public static final Grouping NONE = new Grouping(false, List.of());

        public Grouping {
            keys = List.copyOf(keys);
        }
    }

    /** {@code kind} is empty for a plain key, else ROLLUP, CUBE or GROUPING SETS over {@code sets}. */
    public record Key(String kind, List<Expression> sets) {
        public Key {
            sets = List.copyOf(sets);
        }
    }
}
