package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.OrderItem;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;

/** PIVOT and UNPIVOT (docs.snowflake.com/en/sql-reference/constructs/pivot, …/unpivot). */
final class PivotParser {
    private final StatementParser parser;
    private final TokenCursor cursor;

    PivotParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    Relation pivot(Relation relation) {
        cursor.expect("PIVOT");
        cursor.expectSymbol("(");
        List<SelectItem> aggregates = new ArrayList<>();
        do {
            aggregates.add(parser.queries().item());
        } while (cursor.acceptSymbol(","));
        cursor.expect("FOR");
        Expression.Column column = new Expression.Column(cursor.name().parts());
        cursor.expect("IN");
        cursor.expectSymbol("(");
        List<SelectItem> values = new ArrayList<>();
        List<OrderItem> anyOrder = List.of();
        Query query = null;
        boolean any = cursor.accept("ANY");
        if (any) {
            anyOrder = cursor.accept("ORDER", "BY") ? parser.queries().orderItems() : List.of();
        } else if (parser.queries().looksAtQuery()) {
            query = parser.queries().query();
        } else {
            values = parser.queries().items();
        }
        cursor.expectSymbol(")");
        Expression defaultOnNull = null;
        if (cursor.accept("DEFAULT", "ON", "NULL")) {
            defaultOnNull = parser.expressions().parenthesized().get(0);
        }
        cursor.expectSymbol(")");
        return new Relation.Pivot(
                relation,
                aggregates,
                column,
                values,
                any,
                anyOrder,
                query,
                defaultOnNull,
                parser.relations().alias());
    }

    Relation unpivot(Relation relation) {
        cursor.expect("UNPIVOT");
        boolean include = cursor.accept("INCLUDE", "NULLS");
        if (!include) {
            cursor.accept("EXCLUDE", "NULLS");
        }
        cursor.expectSymbol("(");
        String value = cursor.identifier();
        cursor.expect("FOR");
        String name = cursor.identifier();
        cursor.expect("IN");
        cursor.expectSymbol("(");
        List<SelectItem> columns = new ArrayList<>();
        do {
            Expression.Column column = new Expression.Column(List.of(cursor.identifier()));
            String alias = null;
            if (cursor.accept("AS")) {
                alias = cursor.peek(0).isIdentifier() ? cursor.identifier() : cursor.string();
            }
            columns.add(new SelectItem(column, alias, ""));
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        cursor.expectSymbol(")");
        return new Relation.Unpivot(
                relation, include, value, name, columns, parser.relations().alias());
    }
}
