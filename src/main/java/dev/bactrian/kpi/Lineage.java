package dev.bactrian.kpi;

import dev.bactrian.kpi.query.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a KPI's values come from: the tables its query reads, what those are made from, and so on back to the data sets.
 * Immutable.
 *
 * @param catalogue of the KPIs
 * @param madeFrom for each table that is made from others, by its schema-qualified name, the names of those
 * @param madeBy for each table, what fills it, in words
 */
public record Lineage(KpiCatalogue catalogue, Map<String, List<String>> madeFrom, Map<String, String> madeBy) {

    public Lineage {
        madeFrom = Map.copyOf(madeFrom);
        madeBy = Map.copyOf(madeBy);
    }

    /**
     * A table on the way.
     *
     * @param depth from the KPI, which is 0
     * @param by what fills it, in words; empty when nothing here does
     */
    public record Step(int depth, String table, String by) {}

    /** The tables that a KPI's values come from, each before what it is made from. A table that comes again is not followed again. */
    public List<Step> of(Kpi kpi) {
        List<Step> steps = new ArrayList<>();
        follow(Kpi.SCHEMA + "." + kpi.name(), 0, steps, new LinkedHashSet<>());
        return steps;
    }

    private void follow(String table, int depth, List<Step> steps, Set<String> seen) {
        steps.add(new Step(depth, table, by(table)));
        if (seen.add(table)) {
            sources(table).forEach(source -> follow(source, depth + 1, steps, seen));
        }
    }

    private String by(String table) {
        return kpiOf(table).map(kpi -> "KPI file " + kpi.file()).orElse(madeBy.getOrDefault(table, ""));
    }

    private List<String> sources(String table) {
        return kpiOf(table)
                .map(kpi -> kpi.reads().stream().map(Reference::qualifiedName).toList())
                .orElse(madeFrom.getOrDefault(table, List.of()));
    }

    private Optional<Kpi> kpiOf(String table) {
        return table.startsWith(Kpi.SCHEMA + ".")
                ? catalogue.find(table.substring(Kpi.SCHEMA.length() + 1))
                : Optional.empty();
    }
}
