package dev.bactrian.kpi.query;

import java.util.Locale;

/**
 * A word, string, number or symbol of SQL text.
 *
 * @param text as written; a quoted identifier or string without its quotes
 * @param line in the text, from 1
 */
public record Token(Kind kind, String text, int line) {

    /** What a token is. */
    public enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** Whether the token is this keyword or symbol, in any case. */
    public boolean is(String keywordOrSymbol) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keywordOrSymbol);
    }

    public boolean isOneOf(String... keywordsOrSymbols) {
        for (String candidate : keywordsOrSymbols) {
            if (is(candidate)) {
                return true;
            }
        }
        return false;
    }

    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The identifier as Snowflake stores it: upper case unless quoted. */
    public String name() {
        return kind == Kind.QUOTED_NAME ? text : text.toUpperCase(Locale.ROOT);
    }
}
