package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.IngestSettings;
import dev.bactrian.snowflake.Snowpipe;
import dev.bactrian.testing.EmbeddedAccount;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Does what the route does with one data set, without Camel: one run after the other, in one thread. */
final class IngestDriver {

    private final EmbeddedAccount account;
    private final DataSet dataSet;
    private final IngestSettings settings;
    private DataSetIngest ingest;

    IngestDriver(EmbeddedAccount account, DataSet dataSet) {
        this(account, dataSet, DataSets.settings());
    }

    IngestDriver(EmbeddedAccount account, DataSet dataSet, IngestSettings settings) {
        this.account = account;
        this.dataSet = dataSet;
        this.settings = settings;
        this.ingest = start();
    }

    /** Forgets everything that was in memory, as a crash does. */
    void restart() {
        ingest = start();
    }

    private DataSetIngest start() {
        return new Ingest(
                        List.of(dataSet),
                        settings,
                        account.s3(),
                        EmbeddedAccount.BUCKET,
                        account.dataSource(),
                        EmbeddedAccount.DATABASE,
                        () -> new Snowpipe(account.snowflakeSettings(), Clock.systemUTC()),
                        Clock.systemUTC())
                .of(dataSet.name());
    }

    IngestRun run() {
        IngestRun run = new IngestRun(dataSet);
        Iterator<Batch> batches = ingest.discover(run);
        while (batches.hasNext()) {
            Batch batch = batches.next();
            stage(batch);
            ingest.load(run, batch);
        }
        return run;
    }

    /** Begins a run and leaves off before the load, as a crash does. */
    void stageOnly() {
        Iterator<Batch> batches = ingest.discover(new IngestRun(dataSet));
        while (batches.hasNext()) {
            stage(batches.next());
        }
    }

    private void stage(Batch batch) {
        for (PendingFile file : batch.files()) {
            try (ResponseInputStream<GetObjectResponse> content = account.s3()
                    .getObject(request -> request.bucket(EmbeddedAccount.BUCKET).key(file.key()))) {
                ingest.stage(batch, file, content.response().eTag(), (InputStream) content);
            } catch (IOException | SdkException e) {
                ingest.stagingFailed(batch, file, e);
            }
        }
    }
}
