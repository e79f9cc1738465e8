package dev.bactrian.powerbi;

import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiColumn;
import dev.bactrian.kpi.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * A DAX measure over one KPI table.
 *
 * <p>A KPI's value holds for its own grain only: a share or a count of distinct households must not be summed over rows. So a measure
 * shows the value where the picture is at the KPI's grain, and nothing where it is not.
 *
 * @param name unique in the model
 * @param format in .NET notation; empty for the default
 */
record Measure(String name, String expression, String format, String description) {

    /** The measures of a KPI: one a value column; for a series also the latest and its change; the target where there is one. */
    static List<Measure> of(Kpi kpi) {
        List<Measure> measures = new ArrayList<>();
        for (KpiColumn value : kpi.values()) {
            String name = name(kpi, value);
            String column = Dax.column(kpi.name(), value.name());
            measures.add(new Measure(
                    name,
                    kpi.grain().isEmpty()
                            ? "MAX(" + column + ")"
                            : "IF(COUNTROWS(" + Dax.table(kpi.name()) + ") = 1, MAX(" + column + "))",
                    value.format().orElse(""),
                    kpi.description()));
            if (isSeries(kpi)) {
                measures.add(latest(kpi, value));
                measures.add(change(kpi, value));
            }
        }
        kpi.target().ifPresent(target -> measures.add(target(kpi, target)));
        return measures;
    }

    /** Whether the KPI's only grain is its period. */
    static boolean isSeries(Kpi kpi) {
        return kpi.grain().size() == 1
                && kpi.period().filter(kpi.grain().get(0).name()::equals).isPresent();
    }

    static String name(Kpi kpi, KpiColumn value) {
        return kpi.values().size() == 1 ? kpi.title() : kpi.title() + " - " + value.title();
    }

    static String latestName(Kpi kpi, KpiColumn value) {
        return name(kpi, value) + " (latest)";
    }

    private static Measure latest(Kpi kpi, KpiColumn value) {
        String period = Dax.column(kpi.name(), kpi.grain().get(0).name());
        return new Measure(
                latestName(kpi, value),
                "VAR LatestPeriod = MAX(" + period + ") RETURN CALCULATE(MAX(" + Dax.column(kpi.name(), value.name())
                        + "), " + period + " = LatestPeriod)",
                value.format().orElse(""),
                "The value of the latest period shown.");
    }

    private static Measure change(Kpi kpi, KpiColumn value) {
        String period = Dax.column(kpi.name(), kpi.grain().get(0).name());
        String column = Dax.column(kpi.name(), value.name());
        return new Measure(
                name(kpi, value) + " (change)",
                "VAR LatestPeriod = MAX(" + period + ")"
                        + " VAR PreviousPeriod = CALCULATE(MAX(" + period + "), " + period + " < LatestPeriod)"
                        + " VAR Latest = CALCULATE(MAX(" + column + "), " + period + " = LatestPeriod)"
                        + " VAR Previous = CALCULATE(MAX(" + column + "), " + period + " = PreviousPeriod)"
                        + " RETURN DIVIDE(Latest - Previous, Previous)",
                "+0.0 %;-0.0 %;0.0 %",
                "Change of the latest period shown against the one before it.");
    }

    private static Measure target(Kpi kpi, Target target) {
        String format = kpi.values().stream()
                .filter(value -> value.name().equals(target.column()))
                .flatMap(value -> value.format().stream())
                .findFirst()
                .orElse("");
        return new Measure(
                kpi.title() + " (target)",
                target.value().toPlainString(),
                format,
                "What %s should reach.".formatted(target.column()));
    }
}
