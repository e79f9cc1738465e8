package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a query into its clauses. It checks nothing: what it does not understand stays in the clause where it stands. Use
 * once.
 */
public final class QueryParser {

    private static final Set<String> CLAUSES = Set.of(
            "FROM",
            "WHERE",
            "GROUP",
            "HAVING",
            "QUALIFY",
            "ORDER",
            "LIMIT",
            "FETCH",
            "OFFSET",
            "WINDOW",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "MINUS");
    private static final Set<String> SET_OPERATORS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");

    private final List<Token> tokens;
    private int at;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Query parse(List<Token> tokens) {
        return new QueryParser(tokens).query();
    }

    public static Query parse(String sql) {
        return parse(Lexer.tokens(sql));
    }

    /** The queries in parentheses within an expression. */
    static List<Query> within(List<Token> expression) {
        List<Query> found = new ArrayList<>();
        for (int at = 0; at < expression.size(); at++) {
            if (expression.get(at).is("(") && opensQuery(expression, at + 1)) {
                int close = closing(expression, at);
                found.add(parse(expression.subList(at + 1, close)));
                at = close;
            }
        }
        return found;
    }

    static boolean opensQuery(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isOneOf("SELECT", "WITH");
    }

    /** The index of the parenthesis that closes the one at the given index, or the end. */
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }

    /** Cuts at commas outside of parentheses. */
    static List<List<Token>> parts(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).is("(")) {
                at = closing(tokens, at);
            } else if (tokens.get(at).is(",")) {
                parts.add(tokens.subList(start, at));
                start = at + 1;
            }
        }
        if (start < tokens.size()) {
            parts.add(tokens.subList(start, tokens.size()));
        }
        return parts;
    }

    private Query query() {
        List<Query.Named> commonTables = new ArrayList<>();
        if (peek("WITH")) {
            do {
                at++;
                commonTables.add(commonTable());
            } while (peek(","));
        }
        List<Select> branches = new ArrayList<>();
        while (at < tokens.size()) {
            if (peek("(") && opensQuery(tokens, at + 1)) {
                int close = closing(tokens, at);
                branches.addAll(parse(tokens.subList(at + 1, close)).branches());
                at = close + 1;
            } else if (peek("SELECT")) {
                branches.add(select());
            }
            while (at < tokens.size() && !peek("SELECT") && !(peek("(") && opensQuery(tokens, at + 1))) {
                at++;
            }
        }
        return new Query(commonTables, branches);
    }

    private Query.Named commonTable() {
        if (peek("RECURSIVE")) {
            at++;
        }
        String name = at < tokens.size() ? tokens.get(at).name() : "";
        while (at < tokens.size() && !peek("AS")) {
            at = peek("(") ? closing(tokens, at) + 1 : at + 1;
        }
        at++;
        int open = at;
        int close = closing(tokens, open);
        at = close + 1;
        return new Query.Named(name, parse(tokens.subList(Math.min(open + 1, close), close)));
    }

    private Select select() {
        int line = tokens.get(at).line();
        at++;
        boolean distinct = peek("DISTINCT");
        if (distinct || peek("ALL")) {
            at++;
        }
        if (peek("TOP")) {
            at += 2;
        }
        List<Select.Item> items =
                parts(clause()).stream().map(QueryParser::item).toList();
        List<Select.Relation> relations = List.of();
        List<Token> where = List.of();
        List<List<Token>> groupBy = List.of();
        List<Token> having = List.of();
        List<Token> qualify = List.of();
        List<Token> orderBy = List.of();
        List<Token> limit = List.of();
        while (at < tokens.size() && !SET_OPERATORS.contains(tokens.get(at).name())) {
            String clause = tokens.get(at).name();
            at += peek("GROUP") || peek("ORDER") ? 2 : 1;
            List<Token> content = clause();
            switch (clause) {
                case "FROM" -> relations = new RelationParser(content).relations();
                case "WHERE" -> where = content;
                case "GROUP" -> groupBy = parts(content);
                case "HAVING" -> having = content;
                case "QUALIFY" -> qualify = content;
                case "ORDER" -> orderBy = content;
                case "LIMIT", "FETCH" -> limit = content;
                default -> {}
            }
        }
        return new Select(line, distinct, items, relations, where, groupBy, having, qualify, orderBy, limit);
    }

    /** The tokens up to the next clause. */
    private List<Token> clause() {
        int start = at;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            boolean comparison =
                    token.is("FROM") && at > start && tokens.get(at - 1).is("DISTINCT") && at > start + 1;
            if (token.is("(")) {
                at = closing(tokens, at);
            } else if (token.kind() == Token.Kind.WORD && CLAUSES.contains(token.name()) && !comparison) {
                break;
            }
            at++;
        }
        at = Math.min(at, tokens.size());
        return tokens.subList(start, at);
    }

    private static Select.Item item(List<Token> tokens) {
        int size = tokens.size();
        int line = size == 0 ? 0 : tokens.get(0).line();
        Token last = size == 0 ? null : tokens.get(size - 1);
        if (last == null) {
            return new Select.Item(List.of(), Optional.empty(), line);
        }
        if (size > 2 && tokens.get(size - 2).is("AS")) {
            return new Select.Item(tokens.subList(0, size - 2), Optional.of(last.name()), line);
        }
        boolean alias = size > 1
                && last.isName()
                && !last.isOneOf("END", "NULL", "TRUE", "FALSE")
                && (tokens.get(size - 2).is(")")
                        || tokens.get(size - 2).is("END")
                        || (tokens.get(size - 2).kind() != Token.Kind.SYMBOL
                                && !tokens.get(size - 2).isOneOf("NOT", "IS", "AND", "OR")));
        if (alias) {
            return new Select.Item(tokens.subList(0, size - 1), Optional.of(last.name()), line);
        }
        Select.Item unnamed = new Select.Item(tokens, Optional.empty(), line);
        return new Select.Item(tokens, unnamed.plainColumn(), line);
    }

    private boolean peek(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }
}
