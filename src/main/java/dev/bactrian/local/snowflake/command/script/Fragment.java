package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a script that is not scripting but SQL: an expression or a statement, as its tokens in the whole source.
 *
 * @param tokens at least one; their offsets are those in {@code source}
 */
record Fragment(String source, List<Token> tokens) {
    Fragment {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("A fragment has at least one token");
        }
    }

    static Fragment of(String text) {
        return new Fragment(text, Lexer.tokens(text));
    }

    Token first() {
        return tokens.get(0);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    String text() {
        return source.substring(first().start(), last().end());
    }

    Place place() {
        return Place.at(source, first().start());
    }

    /** Tokens {@code from} to {@code to} (without the latter). */
    Fragment part(int from, int to) {
        return new Fragment(source, tokens.subList(from, to));
    }

    /** This and a later piece of the same source as one, with blanks for what stands between. */
    Fragment continuedBy(Fragment later) {
        int from = last().end();
        int to = later.first().start();
        List<Token> all = new ArrayList<>(tokens);
        all.addAll(later.tokens);
        return new Fragment(source.substring(0, from) + " ".repeat(to - from) + source.substring(to), all);
    }

    /** Whether one pair of parentheses holds everything. */
    boolean isParenthesised() {
        if (tokens.size() < 3 || !first().isSymbol("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                depth++;
            } else if (tokens.get(i).isSymbol(")") && --depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    /** What stands inside the parentheses around everything, or this. */
    Fragment bare() {
        Fragment fragment = this;
        while (fragment.isParenthesised()) {
            fragment = fragment.part(1, fragment.tokens.size() - 1);
        }
        return fragment;
    }
}
