package dev.bactrian.kpi;

/** The KPI graph ran, and not every KPI was published. */
public final class KpiRunFailed extends RuntimeException {

    public KpiRunFailed(GraphOutcome outcome) {
        super(
                "Unable to publish KPIs in run '%s': %s. Mend the KPI files named; the next commit or the schedule runs them again."
                        .formatted(outcome.graphRun(), outcome.inWords()));
    }

    KpiRunFailed(String message) {
        super(message);
    }
}
