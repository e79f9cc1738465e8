package dev.bactrian.eda.route;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the names of all EDA jobs the body, in the order in which they can run. */
public final class OrderEdaJobs implements Processor {
    private final EdaRunner runner;

    public OrderEdaJobs(EdaRunner runner) {
        this.runner = runner;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(runner.order());
    }
}
