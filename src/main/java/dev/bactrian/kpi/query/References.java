package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tables that a query reads: the qualified names after FROM and JOIN, and after commas between them. */
public final class References {

    private final List<Token> tokens;
    private final Map<String, Reference> found = new LinkedHashMap<>();
    private final List<Token> unqualified = new ArrayList<>();

    private References(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The tables the tokens read, each once, in the order in which they are named. */
    public static List<Reference> in(List<Token> tokens) {
        return List.copyOf(walk(tokens).found.values());
    }

    /** Names after FROM and JOIN without a schema: common table expressions, or names that only a session knows. */
    public static List<Token> unqualifiedIn(List<Token> tokens) {
        return List.copyOf(walk(tokens).unqualified);
    }

    private static References walk(List<Token> tokens) {
        References references = new References(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            if (references.opensTables(at)) {
                references.tablesFrom(at + 1);
            }
        }
        return references;
    }

    private boolean opensTables(int at) {
        Token token = tokens.get(at);
        if (token.is("JOIN")) {
            return true;
        }
        boolean comparison = at > 0 && tokens.get(at - 1).is("DISTINCT");
        return token.is("FROM") && !comparison && !insideFunction(at);
    }

    /** EXTRACT(YEAR FROM x) and TRIM(BOTH FROM x): a FROM whose parenthesis does not hold a query. */
    private boolean insideFunction(int at) {
        int depth = 0;
        for (int back = at - 1; back >= 0; back--) {
            Token token = tokens.get(back);
            if (token.is(")")) {
                depth++;
            } else if (token.is("(")) {
                if (depth == 0) {
                    return !(back + 1 < tokens.size() && tokens.get(back + 1).isOneOf("SELECT", "WITH"));
                }
                depth--;
            }
        }
        return false;
    }

    private void tablesFrom(int start) {
        int at = start;
        while (at < tokens.size()) {
            int end = name(at);
            if (end == at) {
                return;
            }
            at = end;
            if (at < tokens.size() && tokens.get(at).is("AS")) {
                at++;
            }
            if (at < tokens.size() && tokens.get(at).isName()) {
                at++;
            }
            if (at >= tokens.size() || !tokens.get(at).is(",")) {
                return;
            }
            at++;
        }
    }

    private int name(int start) {
        List<Token> parts = new ArrayList<>();
        int at = start;
        while (at < tokens.size() && tokens.get(at).isName()) {
            parts.add(tokens.get(at));
            at++;
            if (at >= tokens.size() || !tokens.get(at).is(".")) {
                break;
            }
            at++;
        }
        if (parts.isEmpty() || (at < tokens.size() && tokens.get(at).is("("))) {
            return start;
        }
        Token table = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            unqualified.add(table);
        } else {
            Reference reference = new Reference(parts.get(parts.size() - 2).name(), table.name(), table.line());
            found.putIfAbsent(reference.qualifiedName(), reference);
        }
        return at;
    }
}
