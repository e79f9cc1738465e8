package dev.bactrian.eda.route;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The record of runs in OPS.EDA_RUN. Safe for use by many threads. */
final class EdaRuns {
    private final Account account;
    private final Database database;
    private final Clock clock;

    EdaRuns(Account account, Database database, Clock clock) {
        this.account = account;
        this.database = database;
        this.clock = clock;
    }

    /** A run that has begun. */
    record Run(String id, String job, Instant startedAt) {}

    /** What came of a run. */
    record Counts(long read, long written, Map<String, Long> steps, Duration reading, Duration writing) {}

    Run begin(String job, String watermark) {
        Run run = new Run(UUID.randomUUID().toString(), job, clock.instant());
        account.execute(
                "record the run of EDA job '" + job + "'",
                """
                INSERT INTO %s (RUN_ID, JOB, STATE, WATERMARK, STARTED_AT)
                SELECT ?, ?, 'RUNNING', ?, TO_TIMESTAMP_LTZ(?)""".formatted(table()),
                run.id(),
                job,
                watermark,
                run.startedAt().toString());
        return run;
    }

    void succeed(Run run, Counts counts) {
        account.execute(
                "record the end of EDA job '" + run.job() + "'",
                """
                UPDATE %s SET STATE = 'SUCCEEDED', FINISHED_AT = TO_TIMESTAMP_LTZ(?), ROWS_READ = ?, ROWS_WRITTEN = ?,
                  STEP_COUNTS = ?, READ_SECONDS = ?, WRITE_SECONDS = ?
                WHERE RUN_ID = ?""".formatted(table()),
                clock.instant().toString(),
                counts.read(),
                counts.written(),
                json(counts.steps()),
                counts.reading().toMillis() / 1000.0,
                counts.writing().toMillis() / 1000.0,
                run.id());
    }

    void fail(Run run, String error) {
        account.execute(
                "record the failure of EDA job '" + run.job() + "'",
                "UPDATE %s SET STATE = 'FAILED', FINISHED_AT = TO_TIMESTAMP_LTZ(?), ERROR = ? WHERE RUN_ID = ?"
                        .formatted(table()),
                clock.instant().toString(),
                error,
                run.id());
    }

    /** The last run of a job that succeeded: its id and the state of the sources that it saw. */
    Optional<Seen> lastSuccess(String job) {
        List<Seen> seen = account.query(
                "look for the last run of EDA job '" + job + "'",
                """
                SELECT RUN_ID, WATERMARK FROM %s WHERE JOB = ? AND STATE = 'SUCCEEDED'
                ORDER BY FINISHED_AT DESC, STARTED_AT DESC LIMIT 1""".formatted(table()),
                row -> new Seen(row.getString(1), row.getString(2)),
                job);
        return seen.stream().findFirst();
    }

    /** A run and what it saw. */
    record Seen(String runId, String watermark) {}

    private String table() {
        return database.ops("EDA_RUN").sql();
    }

    private static String json(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count ->
                        "\"" + count.getKey().replace("\\", "\\\\").replace("\"", "\\\"") + "\": " + count.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
