package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All task runs and graph runs, in tables {@code account.task_run} and {@code account.graph_run} of the account's database. Writes in the
 * connection's transaction, or at once where it has none.
 */
final class RunLog {
    private static final String RUN_COLUMNS =
            "key, graph, run_id, attempt, task_id, root_id, database_name, schema_name, name,"
                    + " query_text, condition_text, state, scheduled_time, scheduled_from, graph_version, config, started_at, completed_at,"
                    + " query_id, error_code, error_message, return_value";

    private final EngineConnection engine;

    RunLog(EngineConnection engine) {
        this.engine = engine;
    }

    /**
     * One graph run.
     *
     * @param state null while it is not finished
     */
    record GraphRunRow(
            long graph,
            String rootId,
            Instant scheduledTime,
            TaskRun.@Nullable State state,
            @Nullable Instant completedAt) {}

    void createTables() {
        engine.update(
                "CREATE TABLE IF NOT EXISTS account.task_run (key VARCHAR, graph BIGINT, run_id BIGINT, attempt INTEGER,"
                        + " task_id VARCHAR, root_id VARCHAR, database_name VARCHAR, schema_name VARCHAR, name VARCHAR,"
                        + " query_text VARCHAR, condition_text VARCHAR, state VARCHAR, scheduled_time TIMESTAMPTZ,"
                        + " scheduled_from VARCHAR, graph_version BIGINT, config VARCHAR, started_at TIMESTAMPTZ,"
                        + " completed_at TIMESTAMPTZ, query_id VARCHAR, error_code INTEGER, error_message VARCHAR,"
                        + " return_value VARCHAR)");
        engine.update("CREATE TABLE IF NOT EXISTS account.graph_run (graph BIGINT, root_id VARCHAR,"
                + " scheduled_time TIMESTAMPTZ, state VARCHAR, completed_at TIMESTAMPTZ)");
    }

    void add(TaskRun run) {
        engine.update(
                "INSERT INTO account.task_run (" + RUN_COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(run));
    }

    /** Takes the place of the row with the run's key. */
    void update(TaskRun run) {
        engine.update(
                "UPDATE account.task_run SET state = ?, started_at = ?, completed_at = ?, query_id = ?, error_code = ?,"
                        + " error_message = ?, return_value = ? WHERE key = ?",
                Arrays.asList(
                        run.state().name(),
                        time(run.startedAt()),
                        time(run.completedAt()),
                        run.queryId(),
                        run.errorCode(),
                        run.errorMessage(),
                        run.returnValue(),
                        run.key()));
    }

    void remove(TaskRun run) {
        engine.update("DELETE FROM account.task_run WHERE key = ?", List.of(run.key()));
    }

    void openGraph(long graph, String rootId, Instant scheduledTime) {
        engine.update(
                "INSERT INTO account.graph_run VALUES (?, ?, ?, NULL, NULL)",
                Arrays.asList(graph, rootId, time(scheduledTime)));
    }

    void reopenGraph(long graph) {
        engine.update("UPDATE account.graph_run SET state = NULL, completed_at = NULL WHERE graph = ?", List.of(graph));
    }

    void closeGraph(long graph, TaskRun.State state, Instant at) {
        engine.update(
                "UPDATE account.graph_run SET state = ?, completed_at = ? WHERE graph = ?",
                Arrays.asList(state.name(), time(at), graph));
    }

    List<GraphRunRow> graphs(boolean finished) {
        return read(
                "SELECT graph, root_id, scheduled_time, state, completed_at FROM account.graph_run WHERE state IS "
                        + (finished ? "NOT NULL" : "NULL") + " ORDER BY scheduled_time DESC, graph DESC",
                List.of(),
                row -> new GraphRunRow(
                        row.getLong(1),
                        row.getString(2),
                        instant(row, 3).orElse(Instant.EPOCH),
                        row.getString(4) == null ? null : TaskRun.State.valueOf(row.getString(4)),
                        instant(row, 5).orElse(null)));
    }

    /** The latest graph run of a root. */
    Optional<GraphRunRow> lastGraph(String rootId) {
        return read(
                        "SELECT graph, root_id, scheduled_time, state, completed_at FROM account.graph_run WHERE root_id = ?"
                                + " ORDER BY scheduled_time DESC, graph DESC LIMIT 1",
                        List.of(rootId),
                        row -> new GraphRunRow(
                                row.getLong(1),
                                row.getString(2),
                                instant(row, 3).orElse(Instant.EPOCH),
                                row.getString(4) == null ? null : TaskRun.State.valueOf(row.getString(4)),
                                instant(row, 5).orElse(null)))
                .stream()
                .findFirst();
    }

    /** When a root's schedule last made it run. */
    Optional<Instant> lastScheduled(String rootId) {
        return read(
                        "SELECT max(scheduled_time) FROM account.task_run WHERE task_id = ? AND scheduled_from = ?",
                        List.of(rootId, TaskRun.BY_SCHEDULE),
                        row -> instant(row, 1))
                .get(0);
    }

    List<TaskRun> inState(TaskRun.State state) {
        return runs("state = ?", List.of(state.name()));
    }

    List<TaskRun> ofGraph(long graph) {
        return runs("graph = ?", List.of(graph));
    }

    List<TaskRun> since(Instant from) {
        return runs("scheduled_time >= ?", Arrays.asList(time(from)));
    }

    private List<TaskRun> runs(String condition, List<? extends @Nullable Object> binds) {
        return read(
                "SELECT " + RUN_COLUMNS + " FROM account.task_run WHERE " + condition
                        + " ORDER BY scheduled_time DESC, started_at DESC NULLS LAST",
                binds,
                RunLog::run);
    }

    private static TaskRun run(ResultSet row) throws SQLException {
        int errorCode = row.getInt(20);
        @Nullable Integer code = row.wasNull() ? null : Integer.valueOf(errorCode);
        return new TaskRun(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                QualifiedName.of(row.getString(7), row.getString(8), row.getString(9)),
                row.getString(10),
                row.getString(11),
                TaskRun.State.valueOf(row.getString(12)),
                instant(row, 13).orElse(Instant.EPOCH),
                row.getString(14),
                row.getLong(15),
                row.getString(16),
                instant(row, 17).orElse(null),
                instant(row, 18).orElse(null),
                row.getString(19),
                code,
                row.getString(21),
                row.getString(22));
    }

    private static List<@Nullable Object> values(TaskRun run) {
        List<String> name = run.name().parts();
        return Arrays.asList(
                run.key(),
                run.graph(),
                run.runId(),
                run.attempt(),
                run.taskId(),
                run.rootId(),
                name.get(0),
                name.get(1),
                name.get(2),
                run.queryText(),
                run.condition(),
                run.state().name(),
                time(run.scheduledTime()),
                run.scheduledFrom(),
                run.graphVersion(),
                run.config(),
                time(run.startedAt()),
                time(run.completedAt()),
                run.queryId(),
                run.errorCode(),
                run.errorMessage(),
                run.returnValue());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }

    /** One row of the engine's answer. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, List<? extends @Nullable Object> binds, Reader<T> reader) {
        try (ResultSet rows = engine.query(sql, binds)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the account's task runs.", e);
        }
    }
}
