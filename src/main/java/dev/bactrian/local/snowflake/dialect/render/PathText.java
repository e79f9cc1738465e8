package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** A path in a string, as GET_PATH and FLATTEN take it: {@code a.b[0]}, {@code ['a']}. */
final class PathText {
    private PathText() {}

    static Expression path(Expression base, String text) {
        List<Expression.Step> steps = new ArrayList<>();
        TokenCursor cursor = TokenCursor.over(text);
        while (!cursor.atEnd()) {
            if (cursor.acceptSymbol("[")) {
                Token index = cursor.take();
                steps.add(new Expression.Step.Index(
                        index.kind() == Token.Kind.STRING
                                ? new Expression.StringLiteral(index.value())
                                : new Expression.NumberLiteral(index.text())));
                cursor.expectSymbol("]");
            } else {
                cursor.acceptSymbol(".");
                Token field = cursor.take();
                if (!field.isIdentifier()) {
                    throw cursor.unexpected("field");
                }
                steps.add(new Expression.Step.Field(field.kind() == Token.Kind.QUOTED ? field.value() : field.text()));
            }
        }
        return steps.isEmpty() ? base : new Expression.Path(base, steps);
    }
}
