package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SELECT of a query, cut into its clauses. A clause that is not there is empty.
 *
 * @param groupBy the expressions; the one word ALL for GROUP BY ALL
 */
public record Select(
        int line,
        boolean distinct,
        List<Item> items,
        List<Relation> relations,
        List<Token> where,
        List<List<Token>> groupBy,
        List<Token> having,
        List<Token> qualify,
        List<Token> orderBy,
        List<Token> limit) {

    public Select {
        items = List.copyOf(items);
        relations = List.copyOf(relations);
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        having = List.copyOf(having);
        qualify = List.copyOf(qualify);
        orderBy = List.copyOf(orderBy);
        limit = List.copyOf(limit);
    }

    /**
     * An expression of the select list.
     *
     * @param name of the column it makes: its alias, or the column it is; empty for an unnamed expression
     */
    public record Item(List<Token> expression, Optional<String> name, int line) {

        /** The column that the item is, without doing anything to it; empty for all else. */
        public Optional<String> plainColumn() {
            boolean bare = expression.size() == 1 && expression.get(0).isName();
            boolean qualified = expression.size() == 3
                    && expression.get(1).is(".")
                    && expression.get(2).isName();
            return bare || qualified
                    ? Optional.of(expression.get(expression.size() - 1).name())
                    : Optional.empty();
        }
    }

    /**
     * Something in FROM.
     *
     * @param name the table's, with its schema where it has one; empty for a subquery
     * @param alias by which its columns are named
     * @param join the words before it, as LEFT JOIN; empty for the first and for those after commas
     * @param on its condition; for USING, the columns
     */
    public record Relation(
            List<Token> name,
            Optional<Query> subquery,
            String alias,
            String join,
            List<Token> on,
            boolean using,
            int line) {

        /** Schema and table, or the one word of a common table expression. */
        public String qualifiedName() {
            int size = name.size();
            return size == 0
                    ? ""
                    : size == 1
                            ? name.get(0).name()
                            : name.get(size - 2).name() + "."
                                    + name.get(size - 1).name();
        }
    }

    /** Queries in FROM and in expressions. */
    List<Query> subqueries() {
        List<Query> found = new ArrayList<>();
        relations.forEach(relation -> relation.subquery().ifPresent(found::add));
        items.forEach(item -> found.addAll(QueryParser.within(item.expression())));
        relations.forEach(relation -> found.addAll(QueryParser.within(relation.on())));
        for (List<Token> clause : List.of(where, having, qualify, orderBy)) {
            found.addAll(QueryParser.within(clause));
        }
        groupBy.forEach(expression -> found.addAll(QueryParser.within(expression)));
        return found;
    }

    /** Whether it makes one row of many without GROUP BY. */
    public boolean isTotal() {
        return groupBy.isEmpty()
                && items.stream()
                        .anyMatch(item -> !Call.aggregates(item.expression()).isEmpty());
    }

    public boolean isGroupByAll() {
        return groupBy.size() == 1
                && groupBy.get(0).size() == 1
                && groupBy.get(0).get(0).is("ALL");
    }
}
