package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;

/** Cuts SQL text into tokens; comments and blanks fall away. Never fails: what it does not know is a symbol. */
public final class Lexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private Lexer(String text) {
        this.text = text;
    }

    public static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            skipTo(at + 1);
        } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
            skipTo(find("\n", at));
        } else if (text.startsWith("/*", at)) {
            skipTo(Math.min(find("*/", at + 2) + 2, text.length()));
        } else if (text.startsWith("$$", at)) {
            int end = find("$$", at + 2);
            add(Token.Kind.STRING, text.substring(at + 2, end), Math.min(end + 2, text.length()));
        } else if (c == '\'') {
            quoted(Token.Kind.STRING, c);
        } else if (c == '"') {
            quoted(Token.Kind.QUOTED_NAME, c);
        } else if (Character.isDigit(c)) {
            int end = endOf(at, Character::isDigit);
            if (end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1))) {
                end = endOf(end + 1, Character::isDigit);
            }
            add(Token.Kind.NUMBER, text.substring(at, end), end);
        } else if (Character.isLetter(c) || c == '_') {
            int end = endOf(at, each -> Character.isLetterOrDigit(each) || each == '_' || each == '$');
            add(Token.Kind.WORD, text.substring(at, end), end);
        } else {
            symbol();
        }
    }

    private void symbol() {
        for (String two : List.of("<>", "!=", "<=", ">=", "||", "::", "=>")) {
            if (text.startsWith(two, at)) {
                add(Token.Kind.SYMBOL, two, at + 2);
                return;
            }
        }
        add(Token.Kind.SYMBOL, text.substring(at, at + 1), at + 1);
    }

    private void quoted(Token.Kind kind, char quote) {
        StringBuilder content = new StringBuilder();
        int next = at + 1;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '\\' && quote == '\'' && next + 1 < text.length()) {
                content.append(text.charAt(next + 1));
                next += 2;
            } else if (c != quote) {
                content.append(c);
                next++;
            } else if (next + 1 < text.length() && text.charAt(next + 1) == quote) {
                content.append(quote);
                next += 2;
            } else {
                next++;
                break;
            }
        }
        add(kind, content.toString(), next);
    }

    private void add(Token.Kind kind, String content, int end) {
        tokens.add(new Token(kind, content, line));
        skipTo(end);
    }

    private void skipTo(int end) {
        while (at < end) {
            if (text.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
    }

    private int find(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found;
    }

    private int endOf(int from, java.util.function.Predicate<Character> belongs) {
        int end = from;
        while (end < text.length() && belongs.test(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
