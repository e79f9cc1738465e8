package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** EXECUTE TASK [USING CONFIG = …] [RETRY LAST] (docs.snowflake.com/en/sql-reference/sql/execute-task). */
final class ExecuteTask implements Command {
    private static final Duration RETRY_WITHIN = Duration.ofDays(14);

    private final TaskWork work;
    private final AtomicLong graphs = new AtomicLong();

    ExecuteTask(TaskWork work) {
        this.work = work;
    }

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("EXECUTE", "TASK");
        QualifiedName name = session.resolve(cursor.name());
        boolean retry = cursor.accept("RETRY", "LAST");
        Optional<String> config = Optional.empty();
        if (!retry && cursor.accept("USING", "CONFIG")) {
            cursor.expectSymbol("=");
            config = Optional.of(cursor.string());
        }
        cursor.expectEnd();
        Task task = new Tasks(session).get(name);
        if (!task.isRoot()) {
            throw TaskRules.refused("Task '" + name + "' is not a root task: only a root task can be executed.");
        }
        RunLog log = new RunLog(session.engine());
        Instant now = session.clock().instant();
        TaskRun run = retry ? again(task, log, now) : first(task, log, now, config);
        log.add(run);
        work.request(run.key());
        return StatementResult.status(StatementType.DDL, "Task " + name.last() + " is scheduled to run immediately.");
    }

    private TaskRun first(Task task, RunLog log, Instant now, Optional<String> config) {
        long graph = graphs.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli() * 1000 + 500));
        log.openGraph(graph, task.id(), now);
        return RunRequest.first(task, graph, now, TaskRun.BY_COMMAND, config);
    }

    private static TaskRun again(Task task, RunLog log, Instant now) {
        RunLog.GraphRunRow last = log.lastGraph(task.id())
                .filter(graph -> graph.state() != null && graph.state().isFailure())
                .filter(graph -> graph.scheduledTime().isAfter(now.minus(RETRY_WITHIN)))
                .orElseThrow(() -> new SnowflakeError(
                        91_091,
                        "23001",
                        "Cannot perform retry: no suitable run of graph with root task " + task.name() + " to retry."));
        List<TaskRun> runs = log.ofGraph(last.graph());
        int attempt = runs.stream().mapToInt(TaskRun::attempt).max().orElse(1) + 1;
        TaskRun before = runs.stream()
                .filter(TaskRun::isRoot)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A graph run without its root."));
        log.reopenGraph(last.graph());
        return RunRequest.again(task, before, attempt, now);
    }
}
