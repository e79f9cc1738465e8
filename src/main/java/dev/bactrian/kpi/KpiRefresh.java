package dev.bactrian.kpi;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the KPI graph in the account and tells how it ended. What there is to see, what the last run saw and how each task
 * ended are all asked of the account, so that nothing is lost with the process. Safe for use by many threads.
 */
public final class KpiRefresh {

    private static final Set<String> UNFINISHED = Set.of("SCHEDULED", "EXECUTING", "EXECUTING_CANCELLED");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Account account;
    private final Database database;
    private final Supplier<KpiCatalogue> catalogue;
    private final Duration timeout;
    private final Clock clock;

    /**
     * @param catalogue the KPIs that the graph should fill, asked anew for each run
     * @param timeout after which a run that has not ended counts as failed
     */
    public KpiRefresh(
            Account account, Database database, Supplier<KpiCatalogue> catalogue, Duration timeout, Clock clock) {
        this.account = account;
        this.database = database;
        this.catalogue = catalogue;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Whether there is anything to see that the last run did not see. */
    public boolean due() {
        return account
                .query(
                        "look for unpublished rows",
                        "SELECT SIGNATURE FROM %s ORDER BY RECORDED_AT DESC LIMIT 1"
                                .formatted(database.ops("KPI_WATERMARK").sql()),
                        row -> row.getString(1))
                .stream()
                .noneMatch(signature()::equals);
    }

    /** The statement that starts a run. */
    public String executeStatement() {
        return "EXECUTE TASK " + database.kpi(KpiGraph.ROOT).sql();
    }

    /** Notes what a run asked for now will see; {@link #executeStatement} is to follow, then {@link #await}. */
    public KpiRun request() {
        String signature = signature();
        Instant now = account.query("ask for the account's time", "SELECT CURRENT_TIMESTAMP()", row -> time(row, 1))
                .get(0);
        return new KpiRun(now, signature);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /** Requests, starts and awaits a run. */
    public GraphOutcome run() {
        KpiRun run = request();
        account.execute("execute task '%s'".formatted(KpiGraph.ROOT), executeStatement());
        return await(run);
    }

    /** Waits until the run is through, records it in OPS, and tells how each task ended. */
    public GraphOutcome await(KpiRun run) {
        Instant end = clock.instant().plus(timeout);
        Duration pause = Duration.ofMillis(100);
        while (clock.instant().isBefore(end)) {
            Optional<GraphOutcome> outcome = outcome(run);
            if (outcome.isPresent()) {
                record(run, outcome.get());
                return outcome.get();
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        throw new KpiRunFailed(
                "Unable to publish KPIs: the KPI graph did not end within %s. See TASK_HISTORY, and raise 'kpi.timeout' if it needs longer."
                        .formatted(timeout));
    }

    /** One row of TASK_HISTORY. */
    private record TaskRun(String task, String state, String graphRun, Instant started, TaskOutcome outcome) {}

    private Optional<GraphOutcome> outcome(KpiRun run) {
        List<TaskRun> runs = taskRuns(run);
        Optional<TaskRun> root =
                runs.stream().filter(each -> each.task().equals(KpiGraph.ROOT)).findFirst();
        if (root.isEmpty() || UNFINISHED.contains(root.get().state())) {
            return Optional.empty();
        }
        List<TaskRun> graph = runs.stream()
                .filter(each -> each.graphRun().equals(root.get().graphRun()))
                .toList();
        boolean through = graph.stream()
                .anyMatch(each -> each.task().equals(KpiGraph.FINALIZER) && !UNFINISHED.contains(each.state()));
        return through || !root.get().outcome().succeeded()
                ? Optional.of(new GraphOutcome(root.get().graphRun(), withThoseNotRun(graph)))
                : Optional.empty();
    }

    private List<TaskOutcome> withThoseNotRun(List<TaskRun> graph) {
        List<TaskOutcome> outcomes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (TaskRun each : graph) {
            if (!each.task().equals(KpiGraph.FINALIZER) && seen.add(each.task())) {
                outcomes.add(each.outcome());
            }
        }
        for (Kpi kpi : catalogue.get().kpis()) {
            if (kpi.schedule().isEmpty() && seen.add(kpi.refreshName())) {
                outcomes.add(new TaskOutcome(
                        kpi.refreshName(),
                        GraphOutcome.NOT_RUN,
                        Optional.empty(),
                        Optional.of("a task before it did not succeed")));
            }
        }
        return outcomes;
    }

    private List<TaskRun> taskRuns(KpiRun run) {
        String sql = """
                SELECT NAME, STATE, TO_VARCHAR(GRAPH_RUN_GROUP_ID), ERROR_CODE, ERROR_MESSAGE, QUERY_START_TIME, COMPLETED_TIME
                FROM TABLE(%s(
                  SCHEDULED_TIME_RANGE_START => DATEADD('day', -1, CURRENT_TIMESTAMP()), RESULT_LIMIT => 10000))
                WHERE SCHEMA_NAME = 'KPI' AND QUERY_START_TIME IS NOT NULL
                ORDER BY QUERY_START_TIME, ATTEMPT_NUMBER DESC""".formatted(database.informationSchema("TASK_HISTORY").sql());
        return account.query("read the task history", sql, KpiRefresh::taskRun).stream()
                .filter(each -> !each.started().isBefore(run.requestedAt()))
                .toList();
    }

    private static TaskRun taskRun(ResultSet row) throws SQLException {
        Optional<String> error = Optional.ofNullable(row.getString(5)).map(text -> codeOf(row) + text);
        Instant started = time(row, 6);
        Instant completed = time(row, 7);
        Optional<Duration> duration =
                completed.isBefore(started) ? Optional.empty() : Optional.of(Duration.between(started, completed));
        TaskOutcome outcome = new TaskOutcome(row.getString(1), row.getString(2), duration, error);
        return new TaskRun(outcome.task(), outcome.state(), row.getString(3), started, outcome);
    }

    private static String codeOf(ResultSet row) {
        try {
            String code = row.getString(4);
            return code == null ? "" : code + ": ";
        } catch (SQLException e) {
            throw SnowflakeException.of("read the task history", e);
        }
    }

    private void record(KpiRun run, GraphOutcome outcome) {
        account.execute(
                "record the KPI run",
                "CALL %s()".formatted(database.ops("RECORD_KPI_RUNS").sql()));
        for (TaskOutcome task : outcome.tasks()) {
            if (task.state().equals(GraphOutcome.NOT_RUN)) {
                account.execute(
                        "record the KPI run",
                        """
                        INSERT INTO %s (GRAPH_RUN, TASK, KPI, STATE, ERROR_MESSAGE, RECORDED_AT)
                        SELECT ?, ?, ?, ?, ?, CURRENT_TIMESTAMP()""".formatted(database.ops("KPI_RUN").sql()),
                        outcome.graphRun(),
                        task.task(),
                        task.task().replaceFirst("^REFRESH_", ""),
                        task.state(),
                        task.error().orElse(""));
            }
        }
        account.execute(
                "record the KPI run",
                "INSERT INTO %s (SIGNATURE, GRAPH_RUN, RECORDED_AT) SELECT ?, ?, CURRENT_TIMESTAMP()"
                        .formatted(database.ops("KPI_WATERMARK").sql()),
                run.signature(),
                outcome.graphRun());
    }

    private String signature() {
        return String.join(
                " | ",
                mark(database.ops("LOAD_LEDGER"), "SETTLED_AT", "ROWS_LOADED > 0"),
                mark(database.ops("EDA_RUN"), "FINISHED_AT", "STATE = 'SUCCEEDED'"),
                mark(database.ops("KPI_CATALOGUE"), "CHANGED_AT", "TRUE"));
    }

    private String mark(ObjectName table, String time, String condition) {
        String sql = "SELECT COUNT(*), TO_VARCHAR(MAX(%s)) FROM %s WHERE %s".formatted(time, table.sql(), condition);
        return account.query("look for unpublished rows", sql, row -> row.getLong(1) + " " + row.getString(2))
                .get(0);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KpiRunFailed("Unable to publish KPIs: the application is stopping. The next start runs them.");
        }
    }
}
