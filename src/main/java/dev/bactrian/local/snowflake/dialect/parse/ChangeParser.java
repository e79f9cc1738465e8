package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Change;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import java.util.ArrayList;
import java.util.List;

/** INSERT, UPDATE, DELETE, MERGE (docs.snowflake.com/en/sql-reference/sql-dml). */
public final class ChangeParser {
    private final StatementParser parser;
    private final TokenCursor cursor;

    public ChangeParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /** The change at the cursor, which stands at its first word. */
    public Change change() {
        if (cursor.accept("INSERT")) {
            return insert();
        }
        if (cursor.accept("UPDATE")) {
            return update();
        }
        if (cursor.accept("DELETE", "FROM")) {
            return delete();
        }
        cursor.expect("MERGE", "INTO");
        return merge();
    }

    private Change insert() {
        boolean overwrite = cursor.accept("OVERWRITE");
        if (cursor.looksAt("ALL") || cursor.looksAt("FIRST")) {
            return multiInsert(overwrite);
        }
        cursor.expect("INTO");
        cursor.accept("TABLE");
        Relation target = parser.relations().target();
        List<String> columns = List.of();
        if (parser.looksAtSymbol("(") && !parser.queries().looksAtQuery()) {
            columns = parser.queries().names();
        }
        return new Change.Insert(overwrite, target, columns, parser.queries().query());
    }

    private Change multiInsert(boolean overwrite) {
        boolean first = cursor.take().is("FIRST");
        List<Change.Branch> branches = new ArrayList<>();
        while (cursor.looksAt("WHEN") || cursor.looksAt("ELSE") || cursor.looksAt("INTO")) {
            Expression condition = null;
            boolean otherwise = false;
            if (cursor.accept("WHEN")) {
                condition = parser.expressions().expression();
                cursor.expect("THEN");
            } else {
                otherwise = cursor.accept("ELSE");
            }
            List<Change.Into> targets = new ArrayList<>();
            while (cursor.accept("INTO")) {
                targets.add(into());
            }
            branches.add(new Change.Branch(condition, otherwise, targets));
        }
        return new Change.MultiInsert(
                overwrite, first, branches, parser.queries().query());
    }

    private Change.Into into() {
        Relation target = parser.relations().target();
        List<String> columns = parser.looksAtSymbol("(") && !parser.queries().looksAtQuery()
                ? parser.queries().names()
                : List.of();
        List<Expression> values = cursor.accept("VALUES") ? parser.expressions().parenthesized() : List.of();
        return new Change.Into(target, columns, values);
    }

    private Change update() {
        Relation target = parser.relations().aliasedTarget();
        cursor.expect("SET");
        List<Change.Assignment> assignments = assignments();
        List<Relation> from = cursor.accept("FROM") ? parser.relations().list() : List.of();
        Expression where = cursor.accept("WHERE") ? parser.expressions().expression() : null;
        return new Change.Update(target, assignments, from, where);
    }

    private List<Change.Assignment> assignments() {
        List<Change.Assignment> assignments = new ArrayList<>();
        do {
            String column = cursor.name().last();
            cursor.expectSymbol("=");
            assignments.add(new Change.Assignment(column, parser.expressions().expression()));
        } while (cursor.acceptSymbol(","));
        return assignments;
    }

    private Change delete() {
        Relation target = parser.relations().aliasedTarget();
        List<Relation> using = cursor.accept("USING") ? parser.relations().list() : List.of();
        Expression where = cursor.accept("WHERE") ? parser.expressions().expression() : null;
        return new Change.Delete(target, using, where);
    }

    private Change merge() {
        Relation target = parser.relations().aliasedTarget();
        cursor.expect("USING");
        Relation source = parser.relations().relation();
        cursor.expect("ON");
        Expression on = parser.expressions().expression();
        List<Change.Clause> clauses = new ArrayList<>();
        while (cursor.accept("WHEN")) {
            clauses.add(clause());
        }
        return new Change.Merge(target, source, on, clauses);
    }

    private Change.Clause clause() {
        boolean matched = !cursor.accept("NOT");
        cursor.expect("MATCHED");
        Expression condition = cursor.accept("AND") ? parser.expressions().expression() : null;
        cursor.expect("THEN");
        if (cursor.accept("DELETE")) {
            return new Change.Clause(matched, condition, "DELETE", List.of(), List.of(), List.of(), false);
        }
        if (cursor.accept("UPDATE")) {
            if (cursor.accept("ALL", "BY", "NAME")) {
                return new Change.Clause(matched, condition, "UPDATE", List.of(), List.of(), List.of(), true);
            }
            cursor.expect("SET");
            return new Change.Clause(matched, condition, "UPDATE", assignments(), List.of(), List.of(), false);
        }
        cursor.expect("INSERT");
        if (cursor.accept("ALL", "BY", "NAME")) {
            return new Change.Clause(matched, condition, "INSERT", List.of(), List.of(), List.of(), true);
        }
        List<String> columns = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                columns.add(cursor.name().last());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        cursor.expect("VALUES");
        List<Expression> values = parser.expressions().parenthesized();
        return new Change.Clause(matched, condition, "INSERT", List.of(), columns, values, false);
    }

    /** The query of a statement that has one at its end, such as CTAS. */
    public Query query() {
        return parser.queries().query();
    }
}
