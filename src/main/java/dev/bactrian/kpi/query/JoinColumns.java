package dev.bactrian.kpi.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a relation the joins of its SELECT equate with others. */
final class JoinColumns {

    private JoinColumns() {}

    static Set<String> of(Select select, Select.Relation relation) {
        Set<String> columns = new HashSet<>();
        for (Select.Relation joined : select.relations()) {
            if (joined.using()) {
                joined.on().stream().filter(Token::isName).map(Token::name).forEach(columns::add);
            } else {
                equated(joined.on(), relation.alias(), columns);
            }
        }
        if (select.relations().stream()
                .anyMatch(each ->
                        each.join().isEmpty() && !each.equals(select.relations().get(0)))) {
            equated(select.where(), relation.alias(), columns);
        }
        return columns;
    }

    /** Adds the columns of {@code alias.column = …} and {@code … = alias.column}; constants count too. */
    private static void equated(List<Token> condition, String alias, Set<String> columns) {
        if (condition.stream().anyMatch(token -> token.is("OR"))) {
            return;
        }
        for (int at = 0; at < condition.size(); at++) {
            if (condition.get(at).is("=")) {
                if (isColumn(condition, at - 3, alias)) {
                    columns.add(condition.get(at - 1).name());
                }
                if (isColumn(condition, at + 1, alias)) {
                    columns.add(condition.get(at + 3).name());
                }
            }
        }
    }

    private static boolean isColumn(List<Token> tokens, int at, String alias) {
        boolean fits = at >= 0
                && at + 2 < tokens.size()
                && tokens.get(at).isName()
                && tokens.get(at).name().equals(alias)
                && tokens.get(at + 1).is(".")
                && tokens.get(at + 2).isName();
        boolean whole = at + 3 >= tokens.size() || tokens.get(at + 3).isOneOf("=", "AND", ")", ",");
        return fits && whole;
    }
}
