package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sum, mean or count over rows that a join may have multiplied.
 *
 * @param call the aggregate
 * @param relation whose rows may come more than once
 * @param joined the table that may have several rows for one of them
 */
public record FanOut(Call call, String relation, String joined) {

    private static final Set<String> HARMED = Set.of("SUM", "AVG", "COUNT", "COUNT_IF", "MEDIAN", "STDDEV", "VARIANCE");

    /** The aggregates of a query, without its subqueries, that a join may make wrong. */
    public static List<FanOut> in(Query query, Query scope, UniqueKeys keys) {
        List<FanOut> found = new ArrayList<>();
        for (Select select : query.branches()) {
            if (select.relations().size() < 2) {
                continue;
            }
            for (Select.Item item : select.items()) {
                for (Call call : Call.in(item.expression())) {
                    if (HARMED.contains(call.function())
                            && !call.distinct()
                            && Call.aggregates(call.arguments()).isEmpty()) {
                        of(call, select, scope, keys).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static Optional<FanOut> of(Call call, Select select, Query scope, UniqueKeys keys) {
        Set<String> measured = aliases(call.arguments(), select);
        if (measured.size() != 1) {
            measured = Set.of(select.relations().get(0).alias());
        }
        for (Select.Relation other : select.relations()) {
            if (!measured.contains(other.alias()) && !keys.isUnique(other, JoinColumns.of(select, other), scope)) {
                String name = other.qualifiedName().isEmpty() ? other.alias() : other.qualifiedName();
                return Optional.of(new FanOut(call, String.join(", ", measured), name));
            }
        }
        return Optional.empty();
    }

    private static Set<String> aliases(List<Token> arguments, Select select) {
        Set<String> aliases = new LinkedHashSet<>();
        for (int at = 0; at + 2 < arguments.size(); at++) {
            String name = arguments.get(at).name();
            if (arguments.get(at + 1).is(".")
                    && select.relations().stream()
                            .anyMatch(relation -> relation.alias().equals(name))) {
                aliases.add(name);
            }
        }
        return aliases;
    }
}
