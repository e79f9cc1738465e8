package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a script's tokens; knows where a piece of SQL in it ends. Not thread-safe. */
final class ScriptCursor {
    private static final Set<String> TRANSACTION = Set.of("TRANSACTION", "WORK", "NAME");
    private static final Set<String> NO_LABEL =
            Set.of("WHEN", "END", "ELSE", "ELSEIF", "EXCEPTION", "UNTIL", "THEN", "DO", "LOOP");

    private final String source;
    private final List<Token> tokens;
    private final TokenCursor cursor;

    ScriptCursor(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
        this.cursor = new TokenCursor(source, tokens);
    }

    boolean atEnd() {
        return cursor.atEnd();
    }

    int position() {
        return cursor.position();
    }

    Place place() {
        return Place.at(source, atEnd() ? source.length() : cursor.peek(0).start());
    }

    String peekText() {
        return cursor.peek(0).value();
    }

    boolean accept(String... words) {
        return cursor.accept(words);
    }

    boolean looksAt(String... words) {
        return cursor.looksAt(words);
    }

    boolean looksAtAny(String... words) {
        if (cursor.atEnd()) {
            throw unexpected(String.join(" or ", words));
        }
        for (String word : words) {
            if (cursor.looksAt(word)) {
                return true;
            }
        }
        return false;
    }

    /** A nested block, and not the start of a transaction. */
    boolean looksAtBlock() {
        if (cursor.looksAt("DECLARE")) {
            return true;
        }
        if (!cursor.looksAt("BEGIN") || position() + 1 >= tokens.size()) {
            return false;
        }
        Token next = cursor.peek(1);
        return !next.isSymbol(";") && !(next.kind() == Token.Kind.WORD && TRANSACTION.contains(next.value()));
    }

    boolean looksAtAssignment() {
        return position() + 1 < tokens.size()
                && cursor.peek(0).isIdentifier()
                && cursor.peek(1).isSymbol(":=");
    }

    boolean acceptSymbol(String symbol) {
        return cursor.acceptSymbol(symbol);
    }

    void expect(String... words) {
        cursor.expect(words);
    }

    void expectSymbol(String symbol) {
        cursor.expectSymbol(symbol);
    }

    String takeOneOf(String... words) {
        for (String word : words) {
            if (cursor.accept(word)) {
                return word;
            }
        }
        throw unexpected(String.join(" or ", words));
    }

    String identifier() {
        return cursor.identifier();
    }

    String string() {
        return cursor.string();
    }

    int integer() {
        Token token = cursor.take();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw new SnowflakeError(
                    1003, "42000", "SQL compilation error:\nsyntax error unexpected '" + token.text() + "'.", e);
        }
    }

    boolean atStepEnd() {
        return cursor.atEnd() || cursor.peek(0).isSymbol(";");
    }

    /** The name behind END, END LOOP, BREAK, RAISE …, if one is there. */
    @Nullable
    String label() {
        if (atStepEnd()
                || !cursor.peek(0).isIdentifier()
                || NO_LABEL.contains(cursor.peek(0).value())) {
            return null;
        }
        return cursor.identifier();
    }

    boolean atDefault() {
        return !cursor.atEnd() && (cursor.looksAt("DEFAULT") || cursor.peek(0).isSymbol(":="));
    }

    boolean acceptDefault() {
        return cursor.accept("DEFAULT") || cursor.acceptSymbol(":=");
    }

    /** The tokens up to a semicolon, or up to one of these words where neither parentheses nor a CASE expression hold it. */
    Fragment fragment(String... ends) {
        int start = cursor.position();
        int depth = 0;
        int cases = 0;
        while (!cursor.atEnd()) {
            Token token = cursor.peek(0);
            if (token.isSymbol(";") && depth == 0) {
                break;
            }
            if (depth == 0 && cases == 0 && isOneOf(token, ends) && !isName(start)) {
                break;
            }
            if (token.isSymbol("(") || token.isSymbol("[")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]")) {
                depth--;
            } else if (token.is("CASE")) {
                cases++;
            } else if (token.is("END") && cases > 0) {
                cases--;
            }
            cursor.take();
        }
        return slice(start);
    }

    /** A value; ASYNC before it has no meaning here, where statements run one after the other. */
    Fragment asyncFragment() {
        if (cursor.looksAt("ASYNC")
                && position() + 1 < tokens.size()
                && cursor.peek(1).isSymbol("(")) {
            cursor.take();
        }
        return fragment();
    }

    /** A SQL statement; a CREATE PROCEDURE or CREATE TASK with a bare block as its body is taken whole. */
    Fragment statement() {
        if (!cursor.looksAt("CREATE")) {
            return fragment();
        }
        int start = cursor.position();
        while (!atStepEnd()) {
            boolean body = cursor.looksAt("AS", "BEGIN") || cursor.looksAt("AS", "DECLARE");
            cursor.take();
            if (body) {
                cursor.moveTo(cursor.position() + ScriptParser.blockLength(source, tokens, cursor.position()));
            }
        }
        return slice(start);
    }

    /** A data type, with its arguments. */
    Fragment type() {
        int start = cursor.position();
        while (!atStepEnd() && !atDefault()) {
            cursor.take();
        }
        return slice(start);
    }

    /** {@code (a, b)} or {@code (a)}. */
    List<Fragment> list() {
        Fragment whole = fragment();
        if (!whole.isParenthesised()) {
            throw unexpected("(");
        }
        return commaSeparated(whole.part(1, whole.tokens().size() - 1));
    }

    static List<Fragment> commaSeparated(Fragment inside) {
        List<Fragment> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inside.tokens().size(); i++) {
            Token token = inside.tokens().get(i);
            if (token.isSymbol("(") || token.isSymbol("[") || token.isSymbol("{")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]") || token.isSymbol("}")) {
                depth--;
            } else if (depth == 0 && token.isSymbol(",")) {
                parts.add(inside.part(start, i));
                start = i + 1;
            }
        }
        parts.add(inside.part(start, inside.tokens().size()));
        return parts;
    }

    /** Variables behind INTO: {@code :a, :b}, the colon optional. */
    List<String> targets() {
        List<String> names = new ArrayList<>();
        do {
            cursor.acceptSymbol(":");
            names.add(cursor.identifier());
        } while (cursor.acceptSymbol(","));
        return names;
    }

    SnowflakeError unexpected(String wanted) {
        return cursor.unexpected(wanted);
    }

    private Fragment slice(int start) {
        if (cursor.position() == start) {
            throw unexpected("expression");
        }
        return new Fragment(source, tokens.subList(start, cursor.position()));
    }

    private boolean isName(int start) {
        int at = cursor.position();
        return at > start
                && (tokens.get(at - 1).isSymbol(".") || tokens.get(at - 1).isSymbol(":"));
    }

    private static boolean isOneOf(Token token, String... words) {
        for (String word : words) {
            if (token.is(word)) {
                return true;
            }
        }
        return false;
    }
}
