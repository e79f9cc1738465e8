package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.Relation.Alias;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in FROM as DuckDB's text. */
final class RelationRenderer {
    private final Renderer renderer;
    private final TableFunctionRenderer functions;
    private final PivotRenderer pivots;

    RelationRenderer(Renderer renderer) {
        this.renderer = renderer;
        this.functions = new TableFunctionRenderer(renderer);
        this.pivots = new PivotRenderer(renderer);
    }

    /** The name by which a relation's columns are qualified. */
    static String nameOf(Relation relation) {
        if (relation instanceof Relation.Table table) {
            return orElse(table.alias(), table.name().last());
        }
        if (relation instanceof Relation.Derived derived) {
            return orElse(derived.alias(), derived.query().body() instanceof Query.Values ? "VALUES" : "SF_DERIVED");
        }
        if (relation instanceof Relation.Function function) {
            return orElse(function.alias(), function.call().name().last());
        }
        if (relation instanceof Relation.Stage stage) {
            return orElse(stage.alias(), "SF_STAGE");
        }
        if (relation instanceof Relation.Pivot pivot) {
            return orElse(pivot.alias(), "SF_PIVOT");
        }
        if (relation instanceof Relation.Unpivot unpivot) {
            return orElse(unpivot.alias(), "SF_UNPIVOT");
        }
        if (relation instanceof Relation.Sample sample) {
            return nameOf(sample.relation());
        }
        return relation instanceof Relation.Identified identified
                ? orElse(identified.alias(), "SF_IDENTIFIED")
                : "SF_JOIN";
    }

    private static String orElse(Alias alias, String otherwise) {
        return alias.name() == null ? otherwise : alias.name();
    }

    String relation(Relation relation) {
        if (relation instanceof Relation.Table table) {
            return table(table.name(), table.alias());
        }
        if (relation instanceof Relation.Identified identified) {
            return table(renderer.identifier(identified.name()), identified.alias());
        }
        if (relation instanceof Relation.Derived derived) {
            return derived(derived);
        }
        if (relation instanceof Relation.Function function) {
            return functions.function(function);
        }
        if (relation instanceof Relation.Stage stage) {
            return functions.stage(stage);
        }
        if (relation instanceof Relation.Sample sample) {
            return sample(sample);
        }
        if (relation instanceof Relation.Pivot pivot) {
            return pivots.pivot(pivot);
        }
        if (relation instanceof Relation.Unpivot unpivot) {
            return pivots.unpivot(unpivot);
        }
        return join((Relation.Join) relation);
    }

    /** The table that a statement changes, with its alias. */
    String target(Relation relation) {
        if (relation instanceof Relation.Identified identified) {
            return renderer.names().target(renderer.identifier(identified.name())) + alias(identified.alias());
        }
        Relation.Table table = (Relation.Table) relation;
        return renderer.names().target(table.name()) + alias(table.alias());
    }

    private String table(QualifiedName name, Alias alias) {
        boolean common = name.parts().size() == 1 && renderer.queries().isCommonTable(name.last());
        String text = common ? Renderer.quote(name.last()) : renderer.names().relation(name);
        boolean derived = text.startsWith("(") && alias.name() == null;
        return text + (derived ? " AS " + Renderer.quote(name.last()) : alias(alias));
    }

    static String alias(Alias alias) {
        return alias.name() == null
                ? ""
                : " AS " + Renderer.quote(alias.name()) + QueryRenderer.columns(alias.columns());
    }

    private String derived(Relation.Derived derived) {
        String lateral = derived.lateral() ? "LATERAL " : "";
        if (derived.query().body() instanceof Query.Values values
                && derived.query().orderBy().isEmpty()) {
            List<String> columns = derived.alias().columns().isEmpty()
                    ? java.util.stream.IntStream.rangeClosed(
                                    1, values.rows().get(0).size())
                            .mapToObj(i -> "COLUMN" + i)
                            .toList()
                    : derived.alias().columns();
            return "(" + renderer.queries().rows(values) + ") AS " + Renderer.quote(nameOf(derived))
                    + QueryRenderer.columns(columns);
        }
        String text = lateral + "(" + renderer.text(derived.query()) + ")";
        return derived.alias().name() == null
                ? text + " AS " + Renderer.quote(nameOf(derived))
                : text + alias(derived.alias());
    }

    private String sample(Relation.Sample sample) {
        String size = renderer.expression(sample.size());
        String method = sample.rows() ? "reservoir" : sample.system() ? "system" : "bernoulli";
        String seed = sample.seed() == null ? "" : " REPEATABLE (" + renderer.expression(sample.seed()) + ")";
        return relation(sample.relation()) + " TABLESAMPLE " + method + "(" + size
                + (sample.rows() ? " ROWS)" : " PERCENT)") + seed;
    }

    private String join(Relation.Join join) {
        String left = relation(join.left());
        String right =
                join.right() instanceof Relation.Join ? "(" + relation(join.right()) + ")" : relation(join.right());
        boolean lateral = join.right() instanceof Relation.Function
                || (join.right() instanceof Relation.Derived d && d.lateral());
        String on = condition(join);
        String kind = join.kind();
        if (kind.equals("INNER") && on.isEmpty()) {
            kind = "CROSS";
        } else if (on.isEmpty() && lateral && !kind.equals("CROSS")) {
            on = " ON true";
        }
        return left + " " + (kind.equals("INNER") ? "" : kind + " ") + "JOIN " + right + on;
    }

    private String condition(Relation.Join join) {
        @Nullable Expression match = join.matchCondition();
        if (match != null) {
            String on = join.on() == null ? "" : renderer.expression(join.on()) + " AND ";
            String using = join.using().stream()
                    .map(column -> Renderer.quote(nameOf(join.left())) + "." + Renderer.quote(column) + " = "
                            + Renderer.quote(nameOf(join.right())) + "." + Renderer.quote(column) + " AND ")
                    .collect(Collectors.joining());
            return " ON " + on + using + renderer.expression(match);
        }
        if (join.on() != null) {
            return " ON " + renderer.expression(join.on());
        }
        return join.using().isEmpty() ? "" : " USING" + QueryRenderer.columns(join.using());
    }

    Map<String, String> named(List<Expression.Named> options) {
        Map<String, String> texts = new LinkedHashMap<>();
        options.forEach(option -> texts.put(option.name(), renderer.expression(option.value())));
        return texts;
    }
}
