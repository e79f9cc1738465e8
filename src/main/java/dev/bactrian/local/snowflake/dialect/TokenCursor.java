package dev.bactrian.local.snowflake.dialect;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a statement token by token. Not thread-safe. */
public final class TokenCursor {
    private final String sql;
    private final List<Token> tokens;
    private int at;

    public TokenCursor(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    public static TokenCursor over(String sql) {
        return new TokenCursor(sql, Lexer.tokens(sql));
    }

    public boolean atEnd() {
        return at >= tokens.size();
    }

    public int position() {
        return at;
    }

    public void moveTo(int position) {
        at = position;
    }

    /** The token {@code ahead} places on, without moving. Throws 001003 at the end of the statement. */
    public Token peek(int ahead) {
        if (at + ahead >= tokens.size()) {
            throw SnowflakeError.syntax("syntax error: unexpected end of statement.");
        }
        return tokens.get(at + ahead);
    }

    public Token take() {
        Token token = peek(0);
        at++;
        return token;
    }

    /** Moves over these words if all stand here, in this order. */
    public boolean accept(String... words) {
        if (!looksAt(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    public boolean looksAt(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean acceptSymbol(String symbol) {
        if (atEnd() || !tokens.get(at).isSymbol(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    public void expect(String... words) {
        if (!accept(words)) {
            throw unexpected(String.join(" ", words));
        }
    }

    public void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected(symbol);
        }
    }

    public void expectEnd() {
        acceptSymbol(";");
        if (!atEnd()) {
            throw unexpected("end of statement");
        }
    }

    /** One identifier in its resolved case. */
    public String identifier() {
        if (!peek(0).isIdentifier()) {
            throw unexpected("identifier");
        }
        return take().value();
    }

    /** One to three identifiers joined by dots. {@code IDENTIFIER('…')} is resolved before statements reach a cursor. */
    public QualifiedName name() {
        List<String> parts = new ArrayList<>();
        parts.add(identifier());
        while (acceptSymbol(".")) {
            parts.add(identifier());
        }
        return new QualifiedName(parts);
    }

    public String string() {
        if (peek(0).kind() != Token.Kind.STRING) {
            throw unexpected("string");
        }
        return take().value();
    }

    /**
     * {@code NAME = value …} up to what is no option: the form of file formats, COPY options, stages, tasks and warehouses. Keys are upper
     * case. A value is a {@link Token}, a {@code List<Token>} for {@code ('a', 'b')}, or a map for {@code (KEY = value …)}.
     */
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        while (!atEnd() && peek(0).isIdentifier() && at + 1 < tokens.size()) {
            boolean pair = peek(1).isSymbol("=") || peek(1).isSymbol("=>");
            if (!pair) {
                break;
            }
            String key = take().value();
            take();
            options.put(key, optionValue());
            acceptSymbol(",");
        }
        return options;
    }

    private Object optionValue() {
        if (!acceptSymbol("(")) {
            if (acceptSymbol("-")) {
                Token number = take();
                return new Token(
                        number.kind(), "-" + number.text(), "-" + number.value(), number.start() - 1, number.end());
            }
            return optionWord();
        }
        boolean nested = !atEnd()
                && peek(0).isIdentifier()
                && at + 1 < tokens.size()
                && (peek(1).isSymbol("=") || peek(1).isSymbol("=>"));
        if (nested) {
            Map<String, Object> options = options();
            expectSymbol(")");
            return options;
        }
        List<Token> list = new ArrayList<>();
        while (!acceptSymbol(")")) {
            list.add(take());
            acceptSymbol(",");
        }
        return List.copyOf(list);
    }

    /** One token; a name with dots ({@code FORMAT_NAME = d.s.f}) and a share ({@code SKIP_FILE_5%}) are one token too, as written. */
    private Token optionWord() {
        Token first = take();
        int end = first.end();
        while (first.isIdentifier() && !atEnd() && peek(0).start() == end) {
            boolean dotted = peek(0).isSymbol(".") && at + 1 < tokens.size() && peek(1).isIdentifier();
            if (!dotted && !peek(0).isSymbol("%")) {
                break;
            }
            take();
            end = dotted ? take().end() : end + 1;
        }
        if (end == first.end()) {
            return first;
        }
        String text = sql.substring(first.start(), end);
        return new Token(Token.Kind.WORD, text, text, first.start(), end);
    }

    /** The text of the statement from the current token to its end, a closing semicolon left out. */
    public String rest() {
        if (atEnd()) {
            return "";
        }
        int last = tokens.size() - 1;
        int end = tokens.get(last).isSymbol(";") && last > at
                ? tokens.get(last - 1).end()
                : tokens.get(last).end();
        return sql.substring(tokens.get(at).start(), end);
    }

    /** 001003 at the current token. */
    public SnowflakeError unexpected(String wanted) {
        String found = atEnd() ? "<EOF>" : tokens.get(at).text();
        int offset = atEnd() ? sql.length() : tokens.get(at).start();
        String before = sql.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = offset - (before.lastIndexOf('\n') + 1);
        return SnowflakeError.syntax("syntax error line " + line + " at position " + column + " unexpected '" + found
                + "' (expected " + wanted + ").");
    }
}
