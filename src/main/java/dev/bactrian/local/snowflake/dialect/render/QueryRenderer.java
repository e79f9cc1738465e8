package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.OrderItem;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import dev.bactrian.local.snowflake.dialect.tree.Window;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Queries as DuckDB's text. Keeps the FROM clauses that surround the place in hand, innermost first. */
final class QueryRenderer {
    private final Renderer renderer;
    private final Deque<Scope> scopes = new ArrayDeque<>();

    /** The names of common tables that hide tables here. */
    private Set<String> commonTables = Set.of();

    QueryRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    /** The innermost FROM; null outside of any SELECT. */
    @Nullable
    Scope scope() {
        return scopes.peek();
    }

    void enter(Scope scope) {
        scopes.push(scope);
    }

    void leave() {
        scopes.pop();
    }

    String query(Query query) {
        Set<String> outer = commonTables;
        StringBuilder text = new StringBuilder();
        if (!query.with().isEmpty()) {
            text.append(with(query));
        }
        @Nullable Expression limit = query.limit();
        if (query.body() instanceof Query.Select select) {
            Scope scope = Scope.of(select);
            enter(scope);
            text.append(new SelectRenderer(renderer).select(select));
            // why: ORDER BY sees what the SELECT sees.
            text.append(order(query));
            leave();
            limit = select.top() == null ? limit : select.top();
        } else {
            text.append(body(query.body()));
            text.append(order(query));
        }
        if (limit != null) {
            text.append(" LIMIT ").append(renderer.expression(limit));
        }
        if (query.offset() != null) {
            text.append(" OFFSET ").append(renderer.expression(query.offset()));
        }
        commonTables = outer;
        return text.toString();
    }

    /** Each common table sees those before it, and itself when it is recursive; what follows sees them all. */
    private String with(Query query) {
        List<String> tables = new ArrayList<>();
        boolean recursive = false;
        for (Query.CommonTable table : query.with()) {
            boolean itself = readsItself(table);
            recursive |= itself;
            Set<String> before = commonTables;
            Set<String> after = new HashSet<>(before);
            after.add(table.name());
            commonTables = itself ? after : before;
            tables.add(Renderer.quote(table.name()) + columns(table.columns()) + " AS (" + renderer.text(table.query())
                    + ")");
            commonTables = after;
        }
        return (recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", ", tables) + " ";
    }

    boolean isCommonTable(String name) {
        return commonTables.contains(name);
    }

    private static boolean readsItself(Query.CommonTable table) {
        return table.query().body() instanceof Query.SetOperation operation && reads(operation.right(), table.name());
    }

    private static boolean reads(Query.Body body, String name) {
        if (body instanceof Query.SetOperation operation) {
            return reads(operation.left(), name) || reads(operation.right(), name);
        }
        if (body instanceof Query.Nested nested) {
            return reads(nested.query().body(), name);
        }
        return body instanceof Query.Select select
                && select.from().stream().anyMatch(relation -> reads(relation, name));
    }

    private static boolean reads(Relation relation, String name) {
        if (relation instanceof Relation.Join join) {
            return reads(join.left(), name) || reads(join.right(), name);
        }
        if (relation instanceof Relation.Derived derived) {
            return reads(derived.query().body(), name);
        }
        return relation instanceof Relation.Table table && table.name().parts().equals(List.of(name));
    }

    static String columns(List<String> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream().map(Renderer::quote).collect(Collectors.joining(", ", " (", ")"));
    }

    private String order(Query query) {
        if (query.orderByAll()) {
            OrderItem all = query.orderBy().get(0);
            return " ORDER BY ALL" + direction(all);
        }
        return query.orderBy().isEmpty() ? "" : " ORDER BY " + order(query.orderBy());
    }

    String order(List<OrderItem> items) {
        return items.stream()
                .map(item -> renderer.expression(item.expression()) + direction(item))
                .collect(Collectors.joining(", "));
    }

    private static String direction(OrderItem item) {
        boolean nullsFirst = item.nullsFirst() == null ? item.descending() : item.nullsFirst();
        return (item.descending() ? " DESC" : "") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }

    String body(Query.Body body) {
        if (body instanceof Query.Select select) {
            enter(Scope.of(select));
            String text = new SelectRenderer(renderer).select(select);
            leave();
            return select.top() == null ? text : "(" + text + " LIMIT " + renderer.expression(select.top()) + ")";
        }
        if (body instanceof Query.Nested nested) {
            return "(" + query(nested.query()) + ")";
        }
        if (body instanceof Query.Values values) {
            return values(values);
        }
        Query.SetOperation operation = (Query.SetOperation) body;
        return setOperand(operation.left()) + " " + operation.operator() + (operation.all() ? " ALL" : "")
                + (operation.byName() ? " BY NAME" : "") + " " + setOperand(operation.right());
    }

    private String setOperand(Query.Body body) {
        boolean plain = body instanceof Query.Select || body instanceof Query.Nested;
        return plain ? body(body) : "(" + body(body) + ")";
    }

    private String values(Query.Values values) {
        int width = values.rows().get(0).size();
        StringBuilder names = new StringBuilder();
        for (int i = 1; i <= width; i++) {
            names.append(i == 1 ? "" : ", ").append("\"COLUMN").append(i).append('"');
        }
        return "SELECT * FROM (" + rows(values) + ") AS \"VALUES\"(" + names + ")";
    }

    String rows(Query.Values values) {
        return values.rows().stream()
                .map(row -> "(" + renderer.list(row) + ")")
                .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    String place(Expression.Place place) {
        Scope scope = scopes.peek();
        String name = scope == null ? "#" + place.index() : scope.place(place.index());
        if (place.qualifier() == null) {
            return name;
        }
        if (name.startsWith("#")) {
            throw SnowflakeError.notSupported("$" + place.index() + " of a table");
        }
        return Renderer.quote(place.qualifier()) + "." + name;
    }

    String star(Expression.Star star) {
        StringBuilder text = new StringBuilder();
        for (String part : star.qualifier()) {
            text.append(Renderer.quote(part)).append('.');
        }
        text.append('*');
        if (star.ilike() != null) {
            text.append(" ILIKE ").append(Renderer.string(star.ilike()));
        }
        if (!star.exclude().isEmpty()) {
            text.append(" EXCLUDE")
                    .append(star.exclude().stream().map(Renderer::quote).collect(Collectors.joining(", ", " (", ")")));
        }
        if (!star.replace().isEmpty()) {
            text.append(
                    star.replace().stream().map(this::replaced).collect(Collectors.joining(", ", " REPLACE (", ")")));
        }
        if (!star.rename().isEmpty()) {
            text.append(star.rename().stream()
                    .map(rename -> Renderer.quote(rename.from()) + " AS " + Renderer.quote(rename.to()))
                    .collect(Collectors.joining(", ", " RENAME (", ")")));
        }
        return text.toString();
    }

    private String replaced(SelectItem item) {
        return renderer.expression(item.expression()) + " AS " + Renderer.quote(ColumnTypes.name(item));
    }

    /** A column without qualifier; the hierarchy's own columns and DEFAULT are no columns of a table. */
    String pseudoColumn(String name) {
        Scope scope = scopes.peek();
        return scope == null ? Renderer.quote(name) : scope.column(name);
    }

    String hierarchic(Expression.Hierarchic hierarchic) {
        Scope scope = scopes.peek();
        if (scope == null) {
            throw SnowflakeError.syntax(hierarchic.operator() + " stands in a query with CONNECT BY only.");
        }
        return scope.hierarchic(hierarchic.operator(), renderer.expression(hierarchic.operand()));
    }

    String over(Window window) {
        StringBuilder text = new StringBuilder(" OVER (");
        if (!window.partitionBy().isEmpty()) {
            text.append("PARTITION BY ").append(renderer.list(window.partitionBy()));
        }
        if (!window.orderBy().isEmpty()) {
            text.append(" ORDER BY ").append(order(window.orderBy()));
        }
        Window.Frame frame = window.frame();
        if (frame != null) {
            text.append(' ').append(frame.unit()).append(" BETWEEN ").append(bound(frame.from()));
            text.append(" AND ").append(bound(frame.to()));
        }
        return text.append(')').toString();
    }

    private String bound(Window.Bound bound) {
        Expression distance = bound.distance();
        if (distance == null) {
            return bound.direction();
        }
        String far = distance instanceof Expression.Interval interval
                ? "INTERVAL " + Renderer.string(interval.text())
                : renderer.expression(distance);
        return far + " " + bound.direction();
    }
}
