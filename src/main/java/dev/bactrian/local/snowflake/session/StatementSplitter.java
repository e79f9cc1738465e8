package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into its statements at semicolons, except those inside a Snowflake Scripting block (DECLARE … BEGIN … END), which is one
 * statement (docs.snowflake.com/en/developer-guide/snowflake-scripting/blocks).
 */
public final class StatementSplitter {
    private StatementSplitter() {}

    /** The statements that are not empty, each with its own text and tokens. */
    public static List<String> split(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        if (!tokens.isEmpty() && (tokens.get(0).is("PUT") || tokens.get(0).is("GET"))) {
            // why: to the lexer file:///path is a comment; the statement ends with the text.
            return List.of(sql.strip());
        }
        List<String> statements = new ArrayList<>();
        int first = 0;
        int depth = 0;
        boolean declaring = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean opensStatement = i == first || tokens.get(i - 1).is("AS");
            if (token.is("DECLARE") && opensStatement) {
                declaring = true;
            } else if (token.is("BEGIN") && (depth > 0 || declaring || opensStatement) && !isTransaction(tokens, i)) {
                depth++;
                declaring = false;
            } else if (token.is("CASE") && depth > 0 && !precededByEnd(tokens, i)) {
                depth++;
            } else if (token.is("END") && depth > 0 && !closesOther(tokens, i)) {
                depth--;
            } else if (token.isSymbol(";") && depth == 0 && !declaring) {
                add(statements, sql, tokens, first, i);
                first = i + 1;
            }
        }
        if (first < tokens.size()) {
            // why: to the very end, since what looks like a comment there may be the path of a PUT (file:///…).
            statements.add(sql.substring(tokens.get(first).start()).stripTrailing());
        }
        return statements;
    }

    /** Whether the BEGIN at {@code at} opens a transaction and not a block. */
    static boolean isTransaction(List<Token> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return true;
        }
        Token next = tokens.get(at + 1);
        return next.isSymbol(";") || next.is("TRANSACTION") || next.is("WORK") || next.is("NAME");
    }

    private static boolean precededByEnd(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at - 1).is("END");
    }

    private static boolean closesOther(List<Token> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(at + 1);
        return next.is("IF") || next.is("FOR") || next.is("WHILE") || next.is("LOOP") || next.is("REPEAT");
    }

    private static void add(List<String> statements, String sql, List<Token> tokens, int first, int end) {
        if (end > first) {
            statements.add(
                    sql.substring(tokens.get(first).start(), tokens.get(end - 1).end()));
        }
    }
}
