package dev.bactrian.powerbi;

import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a grain column that two or more KPI tables share.
 *
 * @param name of its table: the title of the column
 * @param column the shared column
 * @param kpis those that have it, at least two
 */
record Dimension(String name, KpiColumn column, List<Kpi> kpis) {

    Dimension {
        kpis = List.copyOf(kpis);
    }

    static List<Dimension> of(KpiCatalogue catalogue) {
        // why: one name with two types is two different things that happen to be called alike.
        Map<String, List<Kpi>> sharing = new LinkedHashMap<>();
        for (Kpi kpi : catalogue.kpis()) {
            for (KpiColumn column : kpi.grain()) {
                sharing.computeIfAbsent(key(column), any -> new ArrayList<>()).add(kpi);
            }
        }
        return sharing.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> shared(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Dimension shared(String key, List<Kpi> kpis) {
        KpiColumn column = kpis.get(0).grain().stream()
                .filter(candidate -> key(candidate).equals(key))
                .findFirst()
                .orElseThrow();
        return new Dimension("Choose " + column.title(), column, kpis);
    }

    private static String key(KpiColumn column) {
        return column.name() + " " + column.type();
    }
}
