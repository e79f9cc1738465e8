package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts a FROM clause into its relations. Use once. */
final class RelationParser {

    private static final Set<String> JOIN_WORDS =
            Set.of("JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "CROSS", "NATURAL", "ASOF");

    private final List<Token> tokens;
    private final List<Select.Relation> relations = new ArrayList<>();
    private int at;

    RelationParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    List<Select.Relation> relations() {
        String join = "";
        while (at < tokens.size()) {
            int before = at;
            relation(join);
            if (peek(",")) {
                at++;
                join = "";
            } else {
                join = joinWords();
            }
            if (at == before) {
                break;
            }
        }
        return relations;
    }

    private String joinWords() {
        StringBuilder words = new StringBuilder();
        while (at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.WORD
                && JOIN_WORDS.contains(tokens.get(at).name())) {
            words.append(words.isEmpty() ? "" : " ").append(tokens.get(at).name());
            at++;
        }
        return words.toString();
    }

    private void relation(String join) {
        if (at >= tokens.size()) {
            return;
        }
        int line = tokens.get(at).line();
        if (peek("LATERAL")) {
            at++;
        }
        List<Token> name = new ArrayList<>();
        Optional<Query> subquery = Optional.empty();
        if (peek("(")) {
            int close = QueryParser.closing(tokens, at);
            if (QueryParser.opensQuery(tokens, at + 1)) {
                subquery = Optional.of(QueryParser.parse(tokens.subList(at + 1, close)));
            }
            at = close + 1;
        } else {
            while (at < tokens.size() && tokens.get(at).isName()) {
                name.add(tokens.get(at));
                at++;
                if (!peek(".")) {
                    break;
                }
                at++;
            }
            if (peek("(")) {
                at = QueryParser.closing(tokens, at) + 1;
                name.clear();
            }
        }
        String alias = alias(name);
        boolean using = peek("USING");
        List<Token> on = List.of();
        if (peek("ON") || using) {
            at++;
            int start = at;
            while (at < tokens.size() && !endsCondition()) {
                at = peek("(") ? QueryParser.closing(tokens, at) + 1 : at + 1;
            }
            at = Math.min(at, tokens.size());
            on = tokens.subList(start, at);
        }
        relations.add(new Select.Relation(List.copyOf(name), subquery, alias, join, on, using, line));
    }

    private boolean endsCondition() {
        Token token = tokens.get(at);
        boolean function = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
        return token.is(",") || (token.kind() == Token.Kind.WORD && JOIN_WORDS.contains(token.name()) && !function);
    }

    private String alias(List<Token> name) {
        if (peek("AS")) {
            at++;
        }
        boolean named = at < tokens.size()
                && tokens.get(at).isName()
                && !tokens.get(at).isOneOf("ON", "USING", "SAMPLE", "TABLESAMPLE")
                && !(tokens.get(at).kind() == Token.Kind.WORD
                        && JOIN_WORDS.contains(tokens.get(at).name()));
        if (named) {
            at++;
            return tokens.get(at - 1).name();
        }
        return name.isEmpty() ? "" : name.get(name.size() - 1).name();
    }

    private boolean peek(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }
}
