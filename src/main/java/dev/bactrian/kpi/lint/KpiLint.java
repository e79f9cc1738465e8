package dev.bactrian.kpi.lint;

import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.query.UniqueKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Examines the KPIs of a catalogue by all rules. Immutable. */
public final class KpiLint {

    private final Map<String, Set<Set<String>>> keys;
    private final Set<String> tables;

    /**
     * @param keys by schema-qualified table, the sets of columns that make its rows unique
     * @param tables schema-qualified names of all tables there will be; empty when that is not known
     */
    public KpiLint(Map<String, Set<Set<String>>> keys, Set<String> tables) {
        this.keys = Map.copyOf(keys);
        this.tables = Set.copyOf(tables);
    }

    public List<Finding> examine(KpiCatalogue catalogue) {
        Map<String, Set<Set<String>>> known = new HashMap<>(keys);
        for (Kpi kpi : catalogue.kpis()) {
            Set<String> grain =
                    kpi.grain().stream().map(column -> column.name()).collect(Collectors.toSet());
            known.put(Kpi.SCHEMA + "." + kpi.name(), Set.of(grain));
        }
        List<Finding> findings = new ArrayList<>();
        for (Kpi kpi : catalogue.kpis()) {
            findings.addAll(examine(kpi, new UniqueKeys(known)));
        }
        return findings;
    }

    private List<Finding> examine(Kpi kpi, UniqueKeys unique) {
        Examined examined = new Examined(kpi);
        new ShapeRules(examined).examine();
        new ColumnRules(examined).examine();
        new ExpressionRules(examined).examine();
        new DivisionRules(examined).examine();
        new TableRules(examined, unique, tables).examine();
        return examined.findings();
    }
}
