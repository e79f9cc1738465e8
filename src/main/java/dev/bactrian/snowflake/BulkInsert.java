package dev.bactrian.snowflake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows into one table: few by array binds, more as compressed CSV files that several threads write and upload to
 * the user's stage and one COPY loads. Either all rows arrive, by {@link #finish()}, or none. Used by one thread.
 *
 * <pre>{@code
 * try (BulkInsert rows = BulkInsert.into(dataSource, table, columns)) {
 *     rows.add(1, "one");
 *     long inserted = rows.finish();
 * }
 * }</pre>
 */
public final class BulkInsert implements AutoCloseable {

    // why: above 65,280 bound values the driver goes through a stage itself, and plain COPY is then cheaper.
    private static final int MOST_BOUND_VALUES = 20_000;
    private static final int BATCH_ROWS = 2_000;
    private static final long FILE_BYTES = 150L << 20;
    private static final int WORKERS =
            Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final DataSource dataSource;
    private final ObjectName target;
    private final List<Column> columns;
    private final String folder = "bactrian/bulk/" + UUID.randomUUID();
    private final BlockingQueue<List<@Nullable Object[]>> batches = new ArrayBlockingQueue<>(2 * WORKERS);
    private final List<Future<Long>> workers = new ArrayList<>();

    private @Nullable ExecutorService threads;
    private List<@Nullable Object[]> batch = new ArrayList<>();
    private boolean staged;

    private BulkInsert(DataSource dataSource, ObjectName target, List<Column> columns) {
        this.dataSource = dataSource;
        this.target = target;
        this.columns = List.copyOf(columns);
    }

    public static BulkInsert into(DataSource dataSource, ObjectName target, List<Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a bulk insert needs columns");
        }
        return new BulkInsert(dataSource, target, columns);
    }

    /** Adds one row, with values in the order of the columns; the caller may use the array again. */
    public void add(@Nullable Object... row) {
        if (row.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of %d values for %d columns".formatted(row.length, columns.size()));
        }
        batch.add(row.clone());
        if (!staged && batch.size() * (long) columns.size() > MOST_BOUND_VALUES) {
            staged = true;
        }
        if (staged && batch.size() >= BATCH_ROWS) {
            handOver(batch);
            batch = new ArrayList<>(BATCH_ROWS);
        }
    }

    /** Inserts what was added, as one statement, and returns how many rows that were. */
    public long finish() {
        if (!staged) {
            long rows = batch.size();
            if (rows > 0) {
                insertByBinds();
            }
            return rows;
        }
        if (!batch.isEmpty()) {
            handOver(batch);
        }
        for (int i = 0; i < workers.size(); i++) {
            handOver(List.of());
        }
        long written = workers.stream().mapToLong(this::rowsOf).sum();
        long loaded = copy();
        if (loaded != written) {
            throw SnowflakeException.of(
                    "Unable to insert into table '%s': %d rows were staged but %d loaded. See QUERY_HISTORY, then run again."
                            .formatted(target, written, loaded),
                    0,
                    false);
        }
        return loaded;
    }

    private void handOver(List<@Nullable Object[]> rows) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(WORKERS, task -> {
                Thread thread = new Thread(task, "bulk-insert");
                thread.setDaemon(true);
                return thread;
            });
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                workers.add(threads.submit(() -> writeFiles(worker)));
            }
        }
        try {
            while (!batches.offer(rows, 100, TimeUnit.MILLISECONDS)) {
                // why: a worker that failed takes no more; its failure must come out here, not a full queue.
                workers.stream().filter(Future::isDone).forEach(this::rowsOf);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("bulk insert into " + target + " was interrupted");
        }
    }

    private long rowsOf(Future<Long> worker) {
        try {
            return worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("bulk insert into " + target + " was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SnowflakeException snowflake) {
                throw snowflake;
            }
            throw new IllegalStateException(
                    "Unable to insert into table '%s': %s. Free disk space or mend the values, then run again."
                            .formatted(target, e.getCause()),
                    e.getCause());
        }
    }

    /** One worker: rows from the queue into files, each file to the stage once it is large enough. */
    private long writeFiles(int worker) throws IOException, InterruptedException {
        long rows = 0;
        int number = 0;
        boolean more = true;
        while (more) {
            try (BulkCsv file = new BulkCsv()) {
                while (more && file.size() < FILE_BYTES) {
                    List<@Nullable Object[]> taken = batches.take();
                    more = !taken.isEmpty();
                    for (@Nullable Object[] row : taken) {
                        file.add(row);
                    }
                }
                if (file.rows() > 0) {
                    rows += file.rows();
                    try (InputStream content = Files.newInputStream(file.finish())) {
                        new StageUpload(dataSource)
                                .upload("~", folder, "part-%d-%d.csv.zst".formatted(worker, number++), content);
                    }
                }
            }
        }
        return rows;
    }

    private void insertByBinds() {
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        target.sql(),
                        columnList(),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : batch) {
                for (int i = 0; i < row.length; i++) {
                    // why: text for all types; the driver's own conversions lose sub-milliseconds and zones.
                    Object value = row[i];
                    insert.setString(i + 1, value == null || value instanceof String ? (String) value : text(value));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw SnowflakeException.of("insert into table '%s'".formatted(target), e);
        }
    }

    private static String text(Object value) {
        return value instanceof CharSequence ? value.toString() : BulkCsv.text(value);
    }

    private long copy() {
        String sql = """
                COPY INTO %s (%s) FROM %s
                FILE_FORMAT = (TYPE = CSV COMPRESSION = ZSTD FIELD_OPTIONALLY_ENCLOSED_BY = '"' EMPTY_FIELD_AS_NULL = TRUE
                  NULL_IF = () BINARY_FORMAT = HEX)
                ON_ERROR = ABORT_STATEMENT""".formatted(target.sql(), columnList(), stagePath());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw SnowflakeException.of("insert into table '%s'".formatted(target), e);
        }
    }

    private String columnList() {
        return columns.stream().map(column -> Quoting.identifier(column.name())).collect(Collectors.joining(", "));
    }

    private String stagePath() {
        return "@~/" + folder + "/";
    }

    /** Lets go of everything; rows that {@link #finish()} did not insert are dropped. */
    @Override
    public void close() {
        if (threads == null) {
            return;
        }
        threads.shutdownNow();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("REMOVE " + stagePath());
        } catch (SQLException e) {
            throw SnowflakeException.of("remove files of stage '%s'".formatted(stagePath()), e);
        }
    }
}
