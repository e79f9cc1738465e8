package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SystemFunction;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SYSTEM$ functions of tasks (docs.snowflake.com/en/sql-reference/functions/system_set_return_value and its neighbours). All but
 * SYSTEM$TASK_DEPENDENTS_ENABLE work only inside a task's run.
 */
final class TaskFunctions {
    private final TaskWork work;

    TaskFunctions(TaskWork work) {
        this.work = work;
    }

    Map<String, SystemFunction> functions() {
        return Map.of(
                "SYSTEM$TASK_DEPENDENTS_ENABLE", TaskFunctions::enableDependents,
                "SYSTEM$SET_RETURN_VALUE", this::setReturnValue,
                "SYSTEM$GET_PREDECESSOR_RETURN_VALUE", this::predecessorReturnValue,
                "SYSTEM$GET_TASK_GRAPH_CONFIG", this::graphConfig,
                "SYSTEM$TASK_RUNTIME_INFO", this::runtimeInfo,
                "SYSTEM$CURRENT_USER_TASK_NAME",
                        (arguments, session) -> context(session).task().name().toString(),
                "SYSTEM$USER_TASK_CANCEL_ONGOING_EXECUTIONS",
                        (arguments, session) -> {
                            throw SnowflakeError.notSupported("SYSTEM$USER_TASK_CANCEL_ONGOING_EXECUTIONS");
                        });
    }

    /** Resumes all tasks of a graph, the root last. */
    private static @Nullable Object enableDependents(List<@Nullable Object> arguments, SessionContext session) {
        QualifiedName name =
                session.resolve(TokenCursor.over(text(arguments, 0)).name());
        Tasks tasks = new Tasks(session);
        Task root = tasks.get(name);
        if (!root.isRoot()) {
            throw TaskRules.refused("Task '" + name + "' is not a root task.");
        }
        TaskGraph graph = TaskGraph.of(root, tasks.all());
        for (Task task : graph.tasks()) {
            if (!task.name().equals(name)) {
                AlterTask.resume(task, tasks, session);
            }
        }
        graph.finalizer().ifPresent(finalizer -> AlterTask.resume(finalizer, tasks, session));
        AlterTask.resume(root, tasks, session);
        return null;
    }

    private @Nullable Object setReturnValue(List<@Nullable Object> arguments, SessionContext session) {
        context(session).returnValue(arguments.isEmpty() || arguments.get(0) == null ? null : text(arguments, 0));
        return null;
    }

    private @Nullable Object predecessorReturnValue(List<@Nullable Object> arguments, SessionContext session) {
        TaskContext context = context(session);
        List<Task> before = context.graph().predecessorsOf(context.task());
        if (arguments.isEmpty()) {
            if (before.size() != 1) {
                throw TaskRules.refused("Task '" + context.task().name() + "' has " + before.size()
                        + " predecessors: name the one whose value is meant.");
            }
            return context.values().get(before.get(0).name().last());
        }
        String wanted = TokenCursor.over(text(arguments, 0)).name().last();
        if (before.stream().noneMatch(task -> task.name().last().equals(wanted))) {
            throw TaskRules.refused("Task '" + wanted + "' is no predecessor of task '"
                    + context.task().name() + "'.");
        }
        return context.values().get(wanted);
    }

    private @Nullable Object graphConfig(List<@Nullable Object> arguments, SessionContext session) {
        String config = context(session).config();
        if (config == null || arguments.isEmpty()) {
            return config;
        }
        return TaskConfig.value(config, text(arguments, 0)).orElse(null);
    }

    private @Nullable Object runtimeInfo(List<@Nullable Object> arguments, SessionContext session) {
        TaskContext context = context(session);
        String wanted = text(arguments, 0);
        return switch (wanted.toUpperCase(java.util.Locale.ROOT)) {
            case "CURRENT_ROOT_TASK_NAME" -> context.graph().root().name().last();
            case "CURRENT_ROOT_TASK_UUID" -> context.graph().root().id();
            case "CURRENT_TASK_NAME" -> context.task().name().last();
            case "CURRENT_TASK_GRAPH_RUN_GROUP_ID" ->
                String.valueOf(context.run().graph());
            case "CURRENT_TASK_GRAPH_ORIGINAL_SCHEDULED_TIMESTAMP" ->
                context.run().scheduledTime().toString();
            case "LAST_SUCCESSFUL_TASK_GRAPH_RUN_GROUP_ID", "LAST_SUCCESSFUL_TASK_GRAPH_ORIGINAL_SCHEDULED_TIMESTAMP" ->
                lastSuccess(context, wanted, session).orElse(null);
            default -> throw SnowflakeError.syntax("invalid value [" + wanted + "] for SYSTEM$TASK_RUNTIME_INFO.");
        };
    }

    private static Optional<String> lastSuccess(TaskContext context, String wanted, SessionContext session) {
        return new RunLog(session.engine())
                .graphs(true).stream()
                        .filter(graph ->
                                graph.rootId().equals(context.graph().root().id())
                                        && graph.state() == TaskRun.State.SUCCEEDED)
                        .findFirst()
                        .map(graph -> wanted.endsWith("TIMESTAMP")
                                ? graph.scheduledTime().toString()
                                : String.valueOf(graph.graph()));
    }

    private TaskContext context(SessionContext session) {
        return work.context(session.sessionId())
                .orElseThrow(
                        () -> new SnowflakeError(91_120, "23001", "Function must be called from within a task's run."));
    }

    private static String text(List<@Nullable Object> arguments, int index) {
        Object argument = index < arguments.size() ? arguments.get(index) : null;
        if (argument == null) {
            throw SnowflakeError.syntax("not enough arguments for function.");
        }
        return argument.toString();
    }
}
