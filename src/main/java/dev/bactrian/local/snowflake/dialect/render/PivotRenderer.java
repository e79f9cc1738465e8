package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.stream.Collectors;

/** PIVOT and UNPIVOT: the engine has both; the columns' names are Snowflake's. */
final class PivotRenderer {
    private final Renderer renderer;

    PivotRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String pivot(Relation.Pivot pivot) {
        if (pivot.query() != null) {
            throw SnowflakeError.notSupported("PIVOT with a subquery");
        }
        if (pivot.aggregates().size() != 1) {
            throw SnowflakeError.notSupported("PIVOT with several aggregates");
        }
        String source = renderer.relations().relation(pivot.relation());
        String aggregate = renderer.expression(pivot.aggregates().get(0).expression());
        String column = renderer.expression(pivot.column());
        if (pivot.any()) {
            String text = "(PIVOT (SELECT * REPLACE ('''' || " + column + " || '''' AS " + column + ") FROM " + source
                    + ") ON " + column + " USING " + aggregate + ")";
            return text + alias(pivot.alias(), RelationRenderer.nameOf(pivot));
        }
        String values = pivot.values().stream().map(this::value).collect(Collectors.joining(", "));
        String text = "(SELECT * FROM " + source + " PIVOT (" + aggregate + " FOR " + column + " IN (" + values + ")))";
        return text + alias(pivot.alias(), RelationRenderer.nameOf(pivot));
    }

    private String value(SelectItem item) {
        String text = renderer.expression(item.expression());
        // why: a pivoted column is named by its value as written, quotes included.
        String name = item.alias() == null ? item.text() : item.alias();
        return text + " AS " + Renderer.quote(name);
    }

    String unpivot(Relation.Unpivot unpivot) {
        String source = renderer.relations().relation(unpivot.relation());
        String columns = unpivot.columns().stream()
                .map(item -> Renderer.quote(((Expression.Column) item.expression()).last())
                        + (item.alias() == null ? "" : " AS " + Renderer.string(item.alias())))
                .collect(Collectors.joining(", "));
        String text = "(SELECT * FROM " + source + " UNPIVOT " + (unpivot.includeNulls() ? "INCLUDE NULLS " : "") + "("
                + Renderer.quote(unpivot.value()) + " FOR " + Renderer.quote(unpivot.name()) + " IN (" + columns
                + ")))";
        return text + alias(unpivot.alias(), RelationRenderer.nameOf(unpivot));
    }

    private static String alias(Relation.Alias alias, String otherwise) {
        return alias.name() == null ? " AS " + Renderer.quote(otherwise) : RelationRenderer.alias(alias);
    }
}
