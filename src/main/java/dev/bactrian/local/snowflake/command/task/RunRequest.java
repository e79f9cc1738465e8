package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.command.task.TaskRun.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the run of a root with which a graph run begins. */
final class RunRequest {
    private RunRequest() {}

    static TaskRun first(Task root, long graph, Instant scheduled, String from, Optional<String> config) {
        return run(root, graph, scheduled.toEpochMilli(), 1, scheduled, from, config);
    }

    /** A further attempt at a graph run that failed. */
    static TaskRun again(Task root, TaskRun before, int attempt, Instant now) {
        return run(
                root,
                before.graph(),
                before.runId(),
                attempt,
                now,
                TaskRun.BY_COMMAND,
                Optional.ofNullable(before.config()));
    }

    private static TaskRun run(
            Task root, long graph, long runId, int attempt, Instant scheduled, String from, Optional<String> config) {
        return new TaskRun(
                UUID.randomUUID().toString(),
                graph,
                runId,
                attempt,
                root.id(),
                root.id(),
                root.name(),
                root.definition(),
                root.text(Setting.CONDITION).orElse(null),
                State.SCHEDULED,
                scheduled,
                from,
                root.number(Setting.VERSION, 1),
                config.or(() -> root.text(Setting.CONFIG)).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
