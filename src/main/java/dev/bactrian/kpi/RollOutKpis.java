package dev.bactrian.kpi;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Brings tables, procedures and tasks in line with the KPI files before a run, so that an edited file counts at once. */
public final class RollOutKpis implements Processor {

    private final Runnable rollOut;

    /**
     * @param rollOut does nothing when no file changed
     */
    public RollOutKpis(Runnable rollOut) {
        this.rollOut = rollOut;
    }

    @Override
    public void process(Exchange exchange) {
        rollOut.run();
    }
}
