package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.IngestSettings;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.Snowpipe;
import dev.bactrian.snowflake.StageUpload;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/** The ingest of all data sets, by name. Safe for use by many threads. */
public final class Ingest {

    private final Map<String, DataSetIngest> byName;
    private final Lease lease;

    /** @param snowpipe asked for only if a data set loads through a pipe, since that takes a key pair */
    public Ingest(
            List<DataSet> dataSets,
            IngestSettings settings,
            S3Client s3,
            String bucket,
            DataSource dataSource,
            Database database,
            Supplier<Snowpipe> snowpipe,
            Clock clock) {
        lease = new Lease(dataSource, database, settings.lease(), clock.instant());
        Ledger ledger = new Ledger(dataSource, database);
        Quarantine quarantine = new Quarantine(dataSource, database);
        BucketListing listing = new BucketListing(s3, bucket);
        byName = dataSets.stream().collect(Collectors.toUnmodifiableMap(DataSet::name, dataSet -> {
            DataSetSql sql = new DataSetSql(dataSet, database);
            CopyLoading copy = new CopyLoading(dataSource, sql);
            Loading loading = switch (dataSet.load()) {
                case COPY -> copy;
                case PIPE -> new PipeLoading(snowpipe.get(), sql, settings.settleTimeout(), clock);
            };
            return new DataSetIngest(
                    dataSet,
                    settings,
                    new DataSetConnections(
                            listing,
                            new Tidying(s3, dataSet.afterLoad()),
                            sql,
                            new StageUpload(dataSource),
                            new RawTable(dataSource, sql.table()),
                            loading,
                            copy::replace,
                            new LoadHistory(dataSource, database, sql.table()),
                            ledger,
                            new Settlement(dataSource, database, dataSet, ledger, quarantine),
                            lease),
                    clock);
        }));
    }

    public DataSetIngest of(String dataSet) {
        DataSetIngest ingest = byName.get(dataSet);
        if (ingest == null) {
            throw new IllegalArgumentException(
                    "Unable to ingest data set '%s': routes/ has no entry for it. Add one.".formatted(dataSet));
        }
        return ingest;
    }

    /** Gives back what this instance reserved, at an orderly end. */
    public void release() {
        lease.release();
    }
}
