package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query: its common table expressions, and the SELECTs that its set operators put one below the other.
 */
public record Query(List<Named> commonTables, List<Select> branches) {

    public Query {
        commonTables = List.copyOf(commonTables);
        branches = List.copyOf(branches);
    }

    /** A common table expression. */
    public record Named(String name, Query query) {}

    /** The SELECT that names the columns of the result. */
    public Optional<Select> first() {
        return branches.stream().findFirst();
    }

    public Optional<Query> commonTable(String name) {
        return commonTables.stream()
                .filter(table -> table.name().equals(name))
                .map(Named::query)
                .findFirst();
    }

    /** Every query within this one, those in FROM and in expressions included, and this one last. */
    public List<Query> withinAndSelf() {
        List<Query> all = new ArrayList<>();
        commonTables.forEach(table -> all.addAll(table.query().withinAndSelf()));
        for (Select select : branches) {
            select.subqueries().forEach(query -> all.addAll(query.withinAndSelf()));
        }
        all.add(this);
        return all;
    }
}
