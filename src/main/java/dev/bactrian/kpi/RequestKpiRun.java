package dev.bactrian.kpi;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes what the run will see and leaves in the body the statement that starts it. */
public final class RequestKpiRun implements Processor {

    static final String RUN = "kpiRun";

    private final KpiRefresh refresh;

    public RequestKpiRun(KpiRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(RUN, refresh.request());
        exchange.getMessage().setBody(refresh.executeStatement());
    }
}
