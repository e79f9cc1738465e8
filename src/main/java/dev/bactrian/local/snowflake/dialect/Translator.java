package dev.bactrian.local.snowflake.dialect;

import dev.bactrian.local.snowflake.dialect.parse.ChangeParser;
import dev.bactrian.local.snowflake.dialect.parse.StatementParser;
import dev.bactrian.local.snowflake.dialect.render.Renderer;
import dev.bactrian.local.snowflake.dialect.tree.Change;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import java.util.List;

/**
 * Snowflake's SQL to DuckDB's, in one pass over the tokens and one over the tree. Keeps nothing between statements; thread-safe.
 *
 * <p>What it translates: queries (SELECT, WITH, VALUES) and changes (INSERT, UPDATE, DELETE, MERGE). Other statements are commands of
 * their own and hand their queries and expressions over in parts.
 */
public final class Translator {
    /** Whether the statement at the cursor is one for {@link #translate}. */
    public boolean understands(TokenCursor cursor) {
        return isQuery(cursor)
                || cursor.looksAt("INSERT")
                || cursor.looksAt("UPDATE")
                || cursor.looksAt("DELETE")
                || cursor.looksAt("MERGE");
    }

    private static boolean isQuery(TokenCursor cursor) {
        return cursor.looksAt("SELECT")
                || cursor.looksAt("WITH")
                || cursor.looksAt("VALUES")
                || (!cursor.atEnd() && cursor.peek(0).isSymbol("("));
    }

    public Translation translate(String sql, Names names) {
        return translate(sql, Lexer.tokens(sql), names);
    }

    /** One whole statement; a semicolon may stand at its end. */
    public Translation translate(String sql, List<Token> tokens, Names names) {
        TokenCursor cursor = new TokenCursor(sql, tokens);
        StatementParser parser = new StatementParser(sql, cursor);
        if (isQuery(cursor)) {
            Query query = parser.queries().query();
            cursor.expectEnd();
            return new Renderer(names).query(query);
        }
        Change change = new ChangeParser(parser).change();
        cursor.expectEnd();
        return new Renderer(names).change(change);
    }

    /** The query that stands at the cursor, as in {@code CREATE VIEW v AS …}; the cursor is left behind it. */
    public String query(String sql, TokenCursor cursor, Names names) {
        Query query = new StatementParser(sql, cursor).queries().query();
        return new Renderer(names).query(query).sql();
    }

    /** The scalar expression that stands at the cursor, as in {@code DEFAULT …}; the cursor is left behind it. */
    public String expression(String sql, TokenCursor cursor, Names names) {
        Expression expression = new StatementParser(sql, cursor).expressions().expression();
        return new Renderer(names).expression(expression);
    }
}
