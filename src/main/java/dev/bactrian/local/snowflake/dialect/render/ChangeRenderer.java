package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.Translation.Shape;
import dev.bactrian.local.snowflake.dialect.tree.Change;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of rows as DuckDB's text. */
final class ChangeRenderer {
    private static final String ROWS = "temp.\"SF_MULTI_INSERT\"";

    private final Renderer renderer;

    ChangeRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    Translation change(Change change) {
        if (change instanceof Change.Insert insert) {
            return insert(insert);
        }
        if (change instanceof Change.MultiInsert insert) {
            return multiInsert(insert);
        }
        if (change instanceof Change.Update update) {
            return new Translation(Shape.UPDATE, List.of(update(update)), List.of());
        }
        if (change instanceof Change.Delete delete) {
            return new Translation(Shape.DELETE, List.of(delete(delete)), List.of());
        }
        return new Translation(Shape.MERGE, List.of(merge((Change.Merge) change)), List.of());
    }

    private Translation insert(Change.Insert insert) {
        String target = renderer.relations().target(insert.target());
        List<String> statements = new ArrayList<>();
        String rows = insert.query().body() instanceof Query.Values values
                        && insert.query().with().isEmpty()
                ? values(values)
                : renderer.text(insert.query());
        if (insert.overwrite()) {
            statements.add("DELETE FROM " + target);
        }
        statements.add("INSERT INTO " + target + QueryRenderer.columns(insert.columns()) + " " + rows);
        return new Translation(Shape.INSERT, statements, List.of());
    }

    private String values(Query.Values values) {
        return values.rows().stream()
                .map(row -> row.stream().map(this::valueOrDefault).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    private String valueOrDefault(Expression value) {
        boolean isDefault = value instanceof Expression.Column column
                && column.parts().size() == 1
                && column.last().equals("DEFAULT");
        return isDefault ? "DEFAULT" : renderer.expression(value);
    }

    private Translation multiInsert(Change.MultiInsert insert) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE OR REPLACE TEMP TABLE " + ROWS + " AS " + renderer.text(insert.query()));
        String before = "";
        for (Change.Branch branch : insert.branches()) {
            String own = branch.condition() == null ? "" : renderer.expression(branch.condition());
            String condition = branch.otherwise() || (insert.first() && !before.isEmpty())
                    ? not(before) + (own.isEmpty() ? "" : " AND " + own)
                    : own;
            for (Change.Into into : branch.targets()) {
                statements.add(into(into, condition, insert.overwrite()));
            }
            before += own.isEmpty() ? "" : (before.isEmpty() ? "" : " OR ") + "COALESCE(" + own + ", false)";
        }
        statements.add("DROP TABLE " + ROWS);
        return new Translation(Shape.MULTI_INSERT, statements, List.of());
    }

    private static String not(String conditions) {
        return conditions.isEmpty() ? "true" : "NOT (" + conditions + ")";
    }

    private String into(Change.Into into, String condition, boolean overwrite) {
        String values = into.values().isEmpty() ? "*" : renderer.list(into.values());
        String target = renderer.relations().target(into.target());
        String delete = overwrite ? "DELETE FROM " + target + "; " : "";
        return delete + "INSERT INTO " + target + QueryRenderer.columns(into.columns()) + " SELECT " + values + " FROM "
                + ROWS + (condition.isEmpty() ? "" : " WHERE " + condition);
    }

    private String update(Change.Update update) {
        return "UPDATE " + renderer.relations().target(update.target()) + " SET " + assignments(update.assignments())
                + relations(" FROM ", update.from()) + where(update.where());
    }

    private String assignments(List<Change.Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> Renderer.quote(assignment.column()) + " = " + valueOrDefault(assignment.value()))
                .collect(Collectors.joining(", "));
    }

    private String delete(Change.Delete delete) {
        return "DELETE FROM " + renderer.relations().target(delete.target()) + relations(" USING ", delete.using())
                + where(delete.where());
    }

    private String relations(String keyword, List<Relation> relations) {
        return relations.isEmpty()
                ? ""
                : relations.stream().map(renderer.relations()::relation).collect(Collectors.joining(", ", keyword, ""));
    }

    private String where(@org.jspecify.annotations.Nullable Expression where) {
        return where == null ? "" : " WHERE " + renderer.expression(where);
    }

    private String merge(Change.Merge merge) {
        return "MERGE INTO " + renderer.relations().target(merge.target()) + " USING "
                + renderer.relations().relation(merge.source()) + " ON " + renderer.expression(merge.on())
                + merge.clauses().stream().map(this::clause).collect(Collectors.joining())
                + " RETURNING merge_action";
    }

    private String clause(Change.Clause clause) {
        String when = " WHEN " + (clause.matched() ? "" : "NOT ") + "MATCHED"
                + (clause.condition() == null ? "" : " AND " + renderer.expression(clause.condition())) + " THEN ";
        return when
                + switch (clause.action()) {
                    case "DELETE" -> "DELETE";
                    case "UPDATE" ->
                        clause.allByName() ? "UPDATE BY NAME" : "UPDATE SET " + assignments(clause.assignments());
                    default ->
                        clause.allByName()
                                ? "INSERT BY NAME"
                                : "INSERT" + QueryRenderer.columns(clause.columns()) + " VALUES ("
                                        + clause.values().stream()
                                                .map(this::valueOrDefault)
                                                .collect(Collectors.joining(", "))
                                        + ")";
                };
    }
}
