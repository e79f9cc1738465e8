package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import java.util.stream.Collectors;

/** One SELECT, its scope being entered already. */
final class SelectRenderer {
    private final Renderer renderer;

    SelectRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String select(Query.Select select) {
        if (select.connectBy() != null) {
            return new HierarchyRenderer(renderer).select(select, select.connectBy());
        }
        String from = select.from().isEmpty()
                ? ""
                : select.from().stream()
                        .map(renderer.relations()::relation)
                        .collect(Collectors.joining(", ", " FROM ", ""));
        return head(select) + from + tail(select);
    }

    String head(Query.Select select) {
        return "SELECT " + (select.distinct() ? "DISTINCT " : "")
                + select.items().stream().map(this::item).collect(Collectors.joining(", "));
    }

    /** WHERE and what follows it. */
    String tail(Query.Select select) {
        StringBuilder text = new StringBuilder();
        if (select.where() != null) {
            text.append(" WHERE ").append(renderer.expression(select.where()));
        }
        if (select.grouping().all()) {
            text.append(" GROUP BY ALL");
        } else if (!select.grouping().keys().isEmpty()) {
            text.append(" GROUP BY ")
                    .append(select.grouping().keys().stream().map(this::key).collect(Collectors.joining(", ")));
        }
        if (select.having() != null) {
            text.append(" HAVING ").append(renderer.expression(select.having()));
        }
        if (select.qualify() != null) {
            text.append(" QUALIFY ").append(renderer.expression(select.qualify()));
        }
        return text.toString();
    }

    private String item(SelectItem item) {
        if (item.expression() instanceof Expression.Star) {
            return renderer.expression(item.expression());
        }
        String text = renderer.expression(item.expression());
        String name = Renderer.quote(ColumnTypes.name(item));
        // why: the engine takes an unknown column for its own alias, and says so instead of what is wrong.
        boolean own = item.alias() == null && item.expression() instanceof Expression.Column && text.endsWith(name);
        return own ? text : text + " AS " + name;
    }

    private String key(Query.Key key) {
        String sets = renderer.list(key.sets());
        return key.kind().isEmpty() ? sets : key.kind() + " (" + sets + ")";
    }
}
