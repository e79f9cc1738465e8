package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/**
 * {@code CONNECT BY} as a recursive common table (docs.snowflake.com/en/sql-reference/constructs/connect-by). The child's columns are
 * those of the relation; PRIOR says the parent's.
 */
final class HierarchyRenderer {
    private static final String TREE = "\"SF_TREE\"";
    private static final String PARENT = "\"SF_PARENT\"";

    private final Renderer renderer;

    HierarchyRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String select(Query.Select select, Query.ConnectBy connectBy) {
        if (select.from().size() != 1) {
            throw SnowflakeError.notSupported("CONNECT BY over more than one relation");
        }
        Relation relation = select.from().get(0);
        String name = Renderer.quote(RelationRenderer.nameOf(relation));
        String from = renderer.relations().relation(relation);
        renderer.queries().enter(new Tree(name));
        String start = connectBy.startWith() == null ? "true" : renderer.expression(connectBy.startWith());
        String condition = renderer.expression(connectBy.condition());
        renderer.queries().leave();
        String tree = "WITH RECURSIVE " + TREE + " AS (SELECT " + name + ".*, 1 AS \"LEVEL\" FROM " + from + " WHERE "
                + start + " UNION ALL SELECT " + name + ".*, " + PARENT + ".\"LEVEL\" + 1 FROM " + from + ", " + TREE
                + " AS " + PARENT + " WHERE " + condition + ") ";
        SelectRenderer plain = new SelectRenderer(renderer);
        return "(" + tree + plain.head(select) + " FROM " + TREE + " AS " + name + plain.tail(select) + ")";
    }

    /** Inside START WITH and CONNECT BY a column is the child's unless PRIOR stands before it. */
    private static final class Tree extends Scope {
        private final String child;

        Tree(String child) {
            this.child = child;
        }

        @Override
        String column(String name) {
            return child + "." + Renderer.quote(name);
        }

        @Override
        String hierarchic(String operator, String operand) {
            if (!operator.equals("PRIOR")) {
                throw SnowflakeError.notSupported(operator);
            }
            return operand.replace(child + ".", PARENT + ".");
        }
    }
}
