package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns make a row unique: as declared for tables, and as a query's own GROUP BY, DISTINCT or ROW_NUMBER says. An
 * empty key means that there is one row only. Immutable.
 *
 * @param declared by schema-qualified table name
 */
public record UniqueKeys(Map<String, Set<Set<String>>> declared) {

    public UniqueKeys {
        declared = Map.copyOf(declared);
    }

    /** Whether the relation has at most one row for each combination of the columns. */
    boolean isUnique(Select.Relation relation, Set<String> columns, Query scope) {
        return of(relation, scope).stream().anyMatch(columns::containsAll);
    }

    private Set<Set<String>> of(Select.Relation relation, Query scope) {
        if (relation.subquery().isPresent()) {
            return of(relation.subquery().get(), scope);
        }
        Optional<Query> common = scope.commonTable(relation.qualifiedName());
        return common.isPresent() ? of(common.get(), scope) : declared.getOrDefault(relation.qualifiedName(), Set.of());
    }

    /** The keys of a query's result. */
    public Set<Set<String>> of(Query query, Query scope) {
        if (query.branches().size() != 1) {
            return Set.of();
        }
        Query inner = new Query(union(query.commonTables(), scope.commonTables()), query.branches());
        Select select = query.branches().get(0);
        Set<Set<String>> keys = new LinkedHashSet<>();
        if (select.isTotal()) {
            keys.add(Set.of());
        }
        if (select.distinct()) {
            Set<String> all = new HashSet<>();
            select.items().forEach(item -> item.name().ifPresent(all::add));
            keys.add(all);
        }
        groupKey(select).ifPresent(keys::add);
        partitionKey(select).ifPresent(keys::add);
        if (select.groupBy().isEmpty() && !select.isTotal()) {
            passedOn(select, inner).forEach(keys::add);
        }
        return keys;
    }

    private static List<Query.Named> union(List<Query.Named> one, List<Query.Named> other) {
        List<Query.Named> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Optional<Set<String>> groupKey(Select select) {
        if (select.groupBy().isEmpty()) {
            return Optional.empty();
        }
        Set<String> key = new HashSet<>();
        if (select.isGroupByAll()) {
            select.items().stream()
                    .filter(item -> Call.aggregates(item.expression()).isEmpty())
                    .forEach(item -> item.name().ifPresent(key::add));
            return Optional.of(key);
        }
        for (List<Token> expression : select.groupBy()) {
            Optional<String> output = output(select, expression);
            if (output.isEmpty()) {
                return Optional.empty();
            }
            key.add(output.get());
        }
        return Optional.of(key);
    }

    /** The result's column that an expression of GROUP BY or PARTITION BY is. */
    static Optional<String> output(Select select, List<Token> expression) {
        if (expression.size() == 1 && expression.get(0).kind() == Token.Kind.NUMBER) {
            int position = Integer.parseInt(expression.get(0).text());
            return position >= 1 && position <= select.items().size()
                    ? select.items().get(position - 1).name()
                    : Optional.empty();
        }
        for (Select.Item item : select.items()) {
            boolean named = expression.size() == 1
                    && item.name().filter(expression.get(0).name()::equals).isPresent();
            if (named || sameText(item.expression(), expression)) {
                return item.name();
            }
        }
        return Optional.empty();
    }

    static boolean sameText(List<Token> one, List<Token> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            boolean same = one.get(i).kind() == Token.Kind.STRING
                    ? one.get(i).text().equals(other.get(i).text())
                    : one.get(i).name().equals(other.get(i).name());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** {@code QUALIFY ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c) = 1} is unique on a and b. */
    private static Optional<Set<String>> partitionKey(Select select) {
        List<Token> qualify = select.qualify();
        int size = qualify.size();
        boolean first = size > 4
                && qualify.get(0).is("ROW_NUMBER")
                && qualify.get(size - 1).text().equals("1")
                && qualify.get(size - 2).is("=");
        if (!first) {
            return Optional.empty();
        }
        int open = 4;
        List<Token> window = qualify.subList(Math.min(open + 1, size), QueryParser.closing(qualify, open));
        int end = 0;
        while (end < window.size() && !window.get(end).is("ORDER")) {
            end = window.get(end).is("(") ? QueryParser.closing(window, end) + 1 : end + 1;
        }
        Set<String> key = new HashSet<>();
        for (List<Token> expression : QueryParser.parts(window.subList(Math.min(2, end), end))) {
            Optional<String> output = output(select, expression);
            if (output.isEmpty()) {
                return Optional.empty();
            }
            key.add(output.get());
        }
        return Optional.of(key);
    }

    /** Keys of the first relation, when nothing joined to it multiplies its rows. */
    private Set<Set<String>> passedOn(Select select, Query scope) {
        if (select.relations().isEmpty()) {
            return Set.of();
        }
        Select.Relation first = select.relations().get(0);
        for (Select.Relation other :
                select.relations().subList(1, select.relations().size())) {
            if (!isUnique(other, JoinColumns.of(select, other), scope)) {
                return Set.of();
            }
        }
        Set<Set<String>> keys = new LinkedHashSet<>();
        for (Set<String> key : of(first, scope)) {
            Set<String> renamed = new HashSet<>();
            for (String column : key) {
                select.items().stream()
                        .filter(item ->
                                item.plainColumn().filter(column::equals).isPresent())
                        .findFirst()
                        .flatMap(Select.Item::name)
                        .ifPresent(renamed::add);
            }
            if (renamed.size() == key.size()) {
                keys.add(renamed);
            }
        }
        return keys;
    }
}
