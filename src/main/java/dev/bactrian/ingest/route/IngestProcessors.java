package dev.bactrian.ingest.route;

import dev.bactrian.ingest.Batch;
import dev.bactrian.ingest.DataSetIngest;
import dev.bactrian.ingest.Ingest;
import dev.bactrian.ingest.IngestRun;
import dev.bactrian.ingest.PendingFile;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/** The steps of {@code routes/ingest.yaml} that are ours, by the names that the route calls them. */
public final class IngestProcessors {

    static final String DATA_SET = "dataSet";
    static final String RUN = "run";
    static final String BATCH = "batch";
    static final String FILE = "file";

    private final Ingest ingest;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public IngestProcessors(Ingest ingest) {
        this.ingest = ingest;
    }

    /** The processors as they are to be bound in the registry. */
    public Map<String, Processor> byName() {
        return Map.of(
                "discover", this::discover,
                "stageObject", this::stageObject,
                "stagingFailed", this::stagingFailed,
                "loadFiles", this::loadFiles,
                "loadFailed", this::loadFailed,
                "judge", exchange -> run(exchange).judge());
    }

    private void discover(Exchange exchange) {
        DataSetIngest dataSet = ingest.of(exchange.getProperty(DATA_SET, String.class));
        IngestRun run = new IngestRun(dataSet.dataSet());
        exchange.setProperty(RUN, run);
        String name = dataSet.dataSet().name();
        if (!running.add(name)) {
            // why: a timer ticks on while the exchange before is worked on by other threads.
            exchange.getMessage().setBody(Collections.emptyIterator());
            return;
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                running.remove(name);
            }
        });
        exchange.getMessage().setBody(dataSet.discover(run));
    }

    private void stageObject(Exchange exchange) throws Exception {
        String version = exchange.getMessage().getHeader("CamelAwsS3ETag", "", String.class);
        try (InputStream content = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            of(exchange).stage(batch(exchange), file(exchange), version, content);
        }
    }

    private void stagingFailed(Exchange exchange) {
        of(exchange).stagingFailed(batch(exchange), file(exchange), cause(exchange));
    }

    private void loadFiles(Exchange exchange) {
        IngestRun run = run(exchange);
        long before = run.rowsLoaded();
        of(exchange).load(run, batch(exchange));
        exchange.setProperty("rowsLoaded", run.rowsLoaded() - before);
    }

    private void loadFailed(Exchange exchange) {
        of(exchange).loadFailed(run(exchange), batch(exchange), cause(exchange));
    }

    private DataSetIngest of(Exchange exchange) {
        return ingest.of(exchange.getProperty(DATA_SET, String.class));
    }

    private static IngestRun run(Exchange exchange) {
        return exchange.getProperty(RUN, IngestRun.class);
    }

    private static Batch batch(Exchange exchange) {
        return exchange.getProperty(BATCH, Batch.class);
    }

    private static PendingFile file(Exchange exchange) {
        return exchange.getProperty(FILE, PendingFile.class);
    }

    private static Exception cause(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return cause == null ? new IllegalStateException("unknown cause") : cause;
    }
}
