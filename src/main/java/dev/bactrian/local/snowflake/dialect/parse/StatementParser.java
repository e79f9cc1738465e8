package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;

/** The parsers of one statement, which call each other: expressions hold queries, queries hold relations and expressions. */
public final class StatementParser {
    private final String sql;
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final RelationParser relations;
    private int binds;

    public StatementParser(String sql, TokenCursor cursor) {
        this.sql = sql;
        this.cursor = cursor;
        this.expressions = new ExpressionParser(this);
        this.queries = new QueryParser(this);
        this.relations = new RelationParser(this);
    }

    public TokenCursor cursor() {
        return cursor;
    }

    public ExpressionParser expressions() {
        return expressions;
    }

    public QueryParser queries() {
        return queries;
    }

    public RelationParser relations() {
        return relations;
    }

    /** The place of a bind: {@code :3} says it, {@code ?} counts. */
    int bindIndex(Token bind) {
        return bind.text().equals("?") ? ++binds : Integer.parseInt(bind.value());
    }

    /** The text from the token at {@code from} to the one before the cursor. */
    String textSince(int from) {
        int end = cursor.position();
        cursor.moveTo(from);
        int start = cursor.peek(0).start();
        cursor.moveTo(end - 1);
        int last = cursor.peek(0).end();
        cursor.moveTo(end);
        return sql.substring(start, last);
    }

    boolean looksAtSymbol(String symbol) {
        return !cursor.atEnd() && cursor.peek(0).isSymbol(symbol);
    }

    /** Whether the token {@code ahead} places on is this symbol. */
    boolean symbolAhead(int ahead, String symbol) {
        int at = cursor.position();
        cursor.moveTo(at + ahead);
        boolean found = looksAtSymbol(symbol);
        cursor.moveTo(at);
        return found;
    }
}
