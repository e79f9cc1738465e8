package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.ingest.Ingest;
import dev.bactrian.ingest.route.IngestProcessors;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakeException;
import dev.bactrian.snowflake.Snowpipe;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** What {@code routes/ingest.yaml} names: its processors and the threads that stage files. */
final class IngestBeans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestBeans.class);

    private final ExecutorService threads;
    private final Ingest ingest;

    IngestBeans(Home home, Settings settings, S3Client s3, DataSource snowflake, Clock clock) {
        List<DataSet> dataSets = RouteEntries.read(home.routes(), settings).dataSets();
        boolean pipes = dataSets.stream().anyMatch(dataSet -> dataSet.load() == DataSet.LoadMethod.PIPE);
        Optional<Snowpipe> snowpipe = pipes ? Optional.of(new Snowpipe(settings.snowflake(), clock)) : Optional.empty();
        ingest = new Ingest(
                dataSets,
                settings.ingest(),
                s3,
                settings.s3().bucket(),
                snowflake,
                new Database(settings.snowflake().database()),
                snowpipe::orElseThrow,
                clock);
        threads = Executors.newFixedThreadPool(settings.ingest().parallel());
    }

    Map<String, Object> byName() {
        Map<String, Object> beans = new HashMap<>(new IngestProcessors(ingest).byName());
        beans.put("ingestThreads", threads);
        return beans;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            ingest.release();
        } catch (SnowflakeException e) {
            LOG.warn("Leases are left to run out: {}", e.getMessage());
        }
    }
}
