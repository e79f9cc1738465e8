package dev.bactrian.local.snowflake.command.task;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a running task may ask and say of its run.
 *
 * @param values what the tasks of this graph run returned, by task name; shared by the run
 * @param states how the tasks of this graph run ended, by task name; shared by the run
 */
record TaskContext(
        TaskGraph graph,
        Task task,
        TaskRun run,
        Map<String, String> values,
        Map<String, TaskRun.State> states,
        @Nullable String config) {
    static Map<String, String> noValues() {
        return new ConcurrentHashMap<>();
    }

    void returnValue(@Nullable String value) {
        if (value == null) {
            values.remove(task.name().last());
        } else {
            values.put(task.name().last(), value);
        }
    }

    Optional<String> returned() {
        return Optional.ofNullable(values.get(task.name().last()));
    }
}
