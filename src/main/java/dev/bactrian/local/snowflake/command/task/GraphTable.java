package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.task.TaskRun.State;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Graph runs as rows (docs.snowflake.com/en/sql-reference/functions/current_task_graphs, …/complete_task_graphs). */
final class GraphTable {
    private static final Duration COMPLETE_WITHIN = Duration.ofMinutes(60);

    private static final List<ResultColumn> CURRENT = List.of(
            ResultColumn.of("ROOT_TASK_NAME", Kind.TEXT),
            ResultColumn.of("DATABASE_NAME", Kind.TEXT),
            ResultColumn.of("SCHEMA_NAME", Kind.TEXT),
            ResultColumn.of("STATE", Kind.TEXT),
            ResultColumn.of("SCHEDULED_FROM", Kind.TEXT),
            ResultColumn.of("FIRST_ERROR_TASK_NAME", Kind.TEXT),
            ResultColumn.of("FIRST_ERROR_CODE", Kind.FIXED),
            ResultColumn.of("FIRST_ERROR_MESSAGE", Kind.TEXT),
            ResultColumn.of("SCHEDULED_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("QUERY_START_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("NEXT_SCHEDULED_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("ROOT_TASK_ID", Kind.TEXT),
            ResultColumn.of("GRAPH_VERSION", Kind.FIXED),
            ResultColumn.of("RUN_ID", Kind.FIXED),
            ResultColumn.of("ATTEMPT_NUMBER", Kind.FIXED),
            ResultColumn.of("CONFIG", Kind.TEXT),
            ResultColumn.of("GRAPH_RUN_GROUP_ID", Kind.FIXED),
            ResultColumn.of("BACKFILL_INFO", Kind.TEXT));

    private GraphTable() {}

    private static List<ResultColumn> completeColumns() {
        List<ResultColumn> columns = new ArrayList<>(CURRENT);
        columns.add(11, ResultColumn.of("COMPLETED_TIME", Kind.TIMESTAMP_LTZ));
        return columns;
    }

    static StatementResult current(long limit, Optional<String> root, SessionContext session) {
        RunLog log = new RunLog(session.engine());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RunLog.GraphRunRow graph : log.graphs(false)) {
            row(graph, log.ofGraph(graph.graph()), root, false)
                    .filter(row -> rows.size() < limit)
                    .ifPresent(rows::add);
        }
        return StatementResult.of(StatementType.SELECT, CURRENT, rows);
    }

    static StatementResult complete(long limit, Optional<String> root, boolean errors, SessionContext session) {
        RunLog log = new RunLog(session.engine());
        Instant oldest = session.clock().instant().minus(COMPLETE_WITHIN);
        List<RunLog.GraphRunRow> graphs = log.graphs(true).stream()
                .filter(graph ->
                        graph.completedAt() != null && graph.completedAt().isAfter(oldest))
                .filter(graph -> graph.state() != State.SKIPPED)
                .filter(graph -> !errors || graph.state() != State.SUCCEEDED)
                .sorted(Comparator.comparing(GraphTable::completedAt).reversed())
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RunLog.GraphRunRow graph : graphs) {
            row(graph, log.ofGraph(graph.graph()), root, true)
                    .filter(row -> rows.size() < limit)
                    .ifPresent(rows::add);
        }
        return StatementResult.of(StatementType.SELECT, completeColumns(), rows);
    }

    private static Instant completedAt(RunLog.GraphRunRow graph) {
        Instant at = graph.completedAt();
        return at == null ? Instant.MAX : at;
    }

    private static Optional<List<@Nullable Object>> row(
            RunLog.GraphRunRow graph, List<TaskRun> runs, Optional<String> rootName, boolean complete) {
        Optional<TaskRun> root = runs.stream().filter(TaskRun::isRoot).findFirst();
        if (root.isEmpty()
                || rootName.filter(
                                name -> !name.equalsIgnoreCase(root.get().name().last()))
                        .isPresent()) {
            return Optional.empty();
        }
        TaskRun run = root.get();
        Optional<TaskRun> error = runs.stream()
                .filter(other -> other.state().isFailure() && other.completedAt() != null)
                .min(Comparator.comparing(other -> other.completedAt() == null ? Instant.MAX : other.completedAt()));
        State state = graph.state();
        int attempt = runs.stream().mapToInt(TaskRun::attempt).max().orElse(1);
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                run.name().last(),
                run.name().parts().get(0),
                run.name().parts().get(1),
                state != null ? state.name() : run.state() == State.SCHEDULED ? "SCHEDULED" : "EXECUTING",
                run.scheduledFrom(),
                error.map(failed -> failed.name().last()).orElse(null),
                error.map(TaskRun::errorCode).map(Integer::longValue).orElse(null),
                error.map(TaskRun::errorMessage).orElse(null),
                TaskTables.time(run.scheduledTime()),
                TaskTables.time(run.startedAt()),
                null,
                run.rootId(),
                run.graphVersion(),
                run.runId(),
                (long) attempt,
                run.config(),
                graph.graph(),
                null));
        if (complete) {
            row.add(11, TaskTables.time(graph.completedAt()));
        }
        return Optional.of(row);
    }
}
