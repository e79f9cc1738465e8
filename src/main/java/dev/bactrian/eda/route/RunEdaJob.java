package dev.bactrian.eda.route;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Runs the job named by the property; the body becomes what came of it, in words. */
public final class RunEdaJob implements Processor {
    /** Property: the job's name. */
    public static final String JOB = "edaJob";

    private final EdaRunner runner;

    public RunEdaJob(EdaRunner runner) {
        this.runner = runner;
    }

    @Override
    public void process(Exchange exchange) {
        String job = exchange.getProperty(JOB, String.class);
        exchange.getMessage().setBody(runner.run(job).inWords());
    }
}
