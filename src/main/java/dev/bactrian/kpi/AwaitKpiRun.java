package dev.bactrian.kpi;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Waits for the run to end; leaves its outcome in the body, or fails when not every KPI was published. */
public final class AwaitKpiRun implements Processor {

    private final KpiRefresh refresh;

    public AwaitKpiRun(KpiRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public void process(Exchange exchange) {
        GraphOutcome outcome = refresh.await(exchange.getProperty(RequestKpiRun.RUN, KpiRun.class));
        if (!outcome.succeeded()) {
            throw new KpiRunFailed(outcome);
        }
        exchange.getMessage().setBody(outcome.inWords());
    }
}
