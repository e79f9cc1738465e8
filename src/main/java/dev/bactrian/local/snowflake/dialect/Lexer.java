package dev.bactrian.local.snowflake.dialect;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts Snowflake SQL into tokens. White space and comments ({@code --}, {@code //}, {@code /* … *}{@code /}) are dropped; offsets keep
 * the way back to the text.
 *
 * <p>Source: docs.snowflake.com/en/sql-reference/identifiers-syntax, …/data-types-text (string constants, escape sequences,
 * dollar-quoted constants), …/constructs/from (stage references).
 */
public final class Lexer {
    private static final List<String> SYMBOLS =
            List.of("<=>", "->>", "::", "=>", "->", "||", "<>", "!=", "<=", ">=", ":=", "**", "..", "|>");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    /** All tokens of {@code sql}, in order. Throws 001003 for a string, identifier or comment that does not end. */
    public static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        while (lexer.skipBlank()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private boolean skipBlank() {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at) || sql.startsWith("//", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                if (end < 0) {
                    throw unterminated("comment");
                }
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void next() {
        char first = sql.charAt(at);
        if (first == '\'') {
            string();
        } else if (first == '"') {
            quoted();
        } else if (first == '$') {
            dollar();
        } else if (first == '@') {
            stage();
        } else if (Character.isDigit(first) || (first == '.' && digitAt(at + 1) && !afterOperand())) {
            number();
        } else if (isWordStart(first)) {
            int end = wordEnd(at);
            add(Token.Kind.WORD, sql.substring(at, end).toUpperCase(Locale.ROOT), end);
        } else if (first == '?') {
            add(Token.Kind.BIND, "?", at + 1);
        } else if (first == ':' && digitAt(at + 1) && !afterOperand()) {
            int end = at + 1;
            while (digitAt(end)) {
                end++;
            }
            add(Token.Kind.BIND, sql.substring(at + 1, end), end);
        } else {
            symbol();
        }
    }

    private void string() {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (true) {
            if (i >= sql.length()) {
                throw unterminated("string");
            }
            char c = sql.charAt(i);
            if (c == '\'') {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
                    value.append('\'');
                    i += 2;
                    continue;
                }
                break;
            }
            if (c == '\\' && i + 1 < sql.length()) {
                i = escape(i + 1, value);
            } else {
                value.append(c);
                i++;
            }
        }
        add(Token.Kind.STRING, value.toString(), i + 1);
    }

    /** Reads the escape whose letter stands at {@code i}; returns the offset behind it. */
    private int escape(int i, StringBuilder value) {
        char c = sql.charAt(i);
        switch (c) {
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'x' -> {
                return code(i + 1, 2, 16, value, c);
            }
            case 'u' -> {
                return code(i + 1, 4, 16, value, c);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                boolean octal = i + 2 < sql.length() && isOctal(sql.charAt(i + 1)) && isOctal(sql.charAt(i + 2));
                if (octal) {
                    return code(i, 3, 8, value, c);
                }
                value.append(c == '0' ? '\0' : c);
            }
            default -> value.append(c);
        }
        return i + 1;
    }

    private int code(int from, int digits, int radix, StringBuilder value, char letter) {
        if (from + digits > sql.length()) {
            throw unterminated("escape");
        }
        try {
            value.append((char) Integer.parseInt(sql.substring(from, from + digits), radix));
            return from + digits;
        } catch (NumberFormatException e) {
            value.append(letter);
            return from;
        }
    }

    private void quoted() {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (true) {
            if (i >= sql.length()) {
                throw unterminated("quoted identifier");
            }
            if (sql.charAt(i) == '"') {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == '"') {
                    value.append('"');
                    i += 2;
                    continue;
                }
                break;
            }
            value.append(sql.charAt(i++));
        }
        add(Token.Kind.QUOTED, value.toString(), i + 1);
    }

    private void dollar() {
        if (sql.startsWith("$$", at)) {
            int end = sql.indexOf("$$", at + 2);
            if (end < 0) {
                throw unterminated("string");
            }
            add(Token.Kind.STRING, sql.substring(at + 2, end), end + 2);
            return;
        }
        int end = wordEnd(at + 1);
        add(Token.Kind.VARIABLE, sql.substring(at + 1, end).toUpperCase(Locale.ROOT), end);
    }

    private void stage() {
        int i = at + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '"') {
                int end = sql.indexOf('"', i + 1);
                if (end < 0) {
                    throw unterminated("quoted identifier");
                }
                i = end + 1;
            } else if (Character.isWhitespace(c) || "(),;'".indexOf(c) >= 0) {
                break;
            } else {
                i++;
            }
        }
        add(Token.Kind.STAGE, sql.substring(at + 1, i), i);
    }

    private void number() {
        int i = at;
        while (digitAt(i)) {
            i++;
        }
        if (i < sql.length() && sql.charAt(i) == '.' && !sql.startsWith("..", i)) {
            i++;
            while (digitAt(i)) {
                i++;
            }
        }
        if (i < sql.length() && (sql.charAt(i) == 'e' || sql.charAt(i) == 'E')) {
            int exponent = i + 1;
            if (exponent < sql.length() && (sql.charAt(exponent) == '+' || sql.charAt(exponent) == '-')) {
                exponent++;
            }
            if (digitAt(exponent)) {
                i = exponent;
                while (digitAt(i)) {
                    i++;
                }
            }
        }
        add(Token.Kind.NUMBER, sql.substring(at, i), i);
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (sql.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at + symbol.length());
                return;
            }
        }
        add(Token.Kind.SYMBOL, sql.substring(at, at + 1), at + 1);
    }

    private void add(Token.Kind kind, String value, int end) {
        tokens.add(new Token(kind, sql.substring(at, end), value, at, end));
        at = end;
    }

    /** Whether the token before touches this place and ends an operand, so that {@code v:1} and {@code t.1} are paths, not binds. */
    private boolean afterOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.end() == at && (last.isIdentifier() || last.isSymbol(")") || last.isSymbol("]"));
    }

    private boolean digitAt(int i) {
        return i < sql.length() && sql.charAt(i) >= '0' && sql.charAt(i) <= '9';
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < sql.length() && (isWordStart(sql.charAt(i)) || digitAt(i) || sql.charAt(i) == '$')) {
            i++;
        }
        return i;
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static SnowflakeError unterminated(String what) {
        return SnowflakeError.syntax("syntax error: unterminated " + what + ".");
    }
}
