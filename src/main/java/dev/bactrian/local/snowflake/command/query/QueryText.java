package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Names;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.dialect.parse.StatementParser;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query within another statement.
 *
 * @param text in Snowflake's SQL
 * @param sql in the engine's
 */
public record QueryText(String text, String sql, List<ResultColumn> columns) {
    public QueryText {
        columns = List.copyOf(columns);
    }

    /** Reads the query at the cursor, which is left behind it. */
    public static QueryText at(String sql, TokenCursor cursor, Names names, SessionContext session) {
        int first = cursor.position();
        new StatementParser(sql, cursor).queries().query();
        int behind = cursor.position();
        cursor.moveTo(first);
        int start = cursor.peek(0).start();
        cursor.moveTo(behind - 1);
        int end = cursor.peek(0).end();
        cursor.moveTo(behind);
        return of(sql.substring(start, end), names, session);
    }

    public static QueryText of(String text, Names names, SessionContext session) {
        List<Token> tokens = Lexer.tokens(text);
        Translation translation = new Translator().translate(text, tokens, names);
        try (PreparedStatement prepared = session.engine().prepare(translation.sql())) {
            return new QueryText(text, translation.sql(), ResultShape.columns(translation, prepared.getMetaData()));
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    /** The query with its columns, named c0, c1 …, put into these expressions. */
    public String reshaped(List<String> expressions) {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return "SELECT " + String.join(", ", expressions) + " FROM (" + sql + ") AS result(" + names + ")";
    }
}
