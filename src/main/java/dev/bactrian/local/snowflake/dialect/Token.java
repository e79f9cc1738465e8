package dev.bactrian.local.snowflake.dialect;

import java.util.Locale;

/**
 * One lexical unit of Snowflake SQL.
 *
 * @param kind what it is
 * @param text exactly as written, quotes included
 * @param value what it means: identifier in its resolved case, string without quotes and escapes, otherwise the text
 * @param start offset of the first character in the statement
 * @param end offset after the last character
 */
public record Token(Kind kind, String text, String value, int start, int end) {
    /** The kinds of token. */
    public enum Kind {
        /** Unquoted word: keyword or identifier. {@code value} is upper case. */
        WORD,
        /** {@code "Quoted"} identifier. */
        QUOTED,
        /** {@code 'text'} or {@code $$text$$}. */
        STRING,
        NUMBER,
        /** {@code $name} session variable or {@code $1} column position. {@code value} without the dollar, upper case. */
        VARIABLE,
        /** {@code ?}, or {@code :1} in the place of a bind. */
        BIND,
        /** {@code @stage/path}, {@code @~/path}, {@code @%table/path}. {@code value} without the at sign. */
        STAGE,
        /** Operator or punctuation, longest match: {@code ::}, {@code =>}, {@code ||}, {@code (} … */
        SYMBOL
    }

    /** Whether this is the unquoted word {@code word}, whatever its case. */
    public boolean is(String word) {
        return kind == Kind.WORD && value.equals(word.toUpperCase(Locale.ROOT));
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    public boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
