package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;

/** What may follow a star: ILIKE, EXCLUDE, REPLACE, RENAME (docs.snowflake.com/en/sql-reference/sql/select). */
final class StarParser {
    private StarParser() {}

    static Expression.Star star(StatementParser parser, List<String> qualifier) {
        TokenCursor cursor = parser.cursor();
        String ilike = cursor.accept("ILIKE") ? cursor.string() : null;
        List<String> exclude = new ArrayList<>();
        if (cursor.accept("EXCLUDE")) {
            if (cursor.acceptSymbol("(")) {
                do {
                    exclude.add(cursor.identifier());
                } while (cursor.acceptSymbol(","));
                cursor.expectSymbol(")");
            } else {
                exclude.add(cursor.identifier());
            }
        }
        List<SelectItem> replace = new ArrayList<>();
        if (cursor.looksAt("REPLACE") && parser.symbolAhead(1, "(")) {
            cursor.take();
            cursor.expectSymbol("(");
            do {
                Expression value = parser.expressions().expression();
                cursor.expect("AS");
                replace.add(new SelectItem(value, cursor.identifier(), ""));
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        List<Expression.Renamed> rename = new ArrayList<>();
        if (cursor.accept("RENAME")) {
            if (cursor.acceptSymbol("(")) {
                do {
                    rename.add(renamed(cursor));
                } while (cursor.acceptSymbol(","));
                cursor.expectSymbol(")");
            } else {
                rename.add(renamed(cursor));
            }
        }
        return new Expression.Star(qualifier, ilike, exclude, replace, rename);
    }

    private static Expression.Renamed renamed(TokenCursor cursor) {
        String from = cursor.identifier();
        cursor.expect("AS");
        return new Expression.Renamed(from, cursor.identifier());
    }
}
