package dev.bactrian.local.snowflake.command.task;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What commands and the runner tell each other: that a run was asked for, and which run a session works on. Thread-safe; one an account.
 */
public final class TaskWork {
    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private final Map<Long, TaskContext> running = new ConcurrentHashMap<>();

    /** A command wrote a run of this key; it becomes visible when the command's transaction ends. */
    void request(String key) {
        requested.add(key);
    }

    boolean isRequested() {
        return !requested.isEmpty();
    }

    void taken(String key) {
        requested.remove(key);
    }

    void enter(long sessionId, TaskContext context) {
        running.put(sessionId, context);
    }

    void leave(long sessionId) {
        running.remove(sessionId);
    }

    /** The run that this session carries out, if it does. */
    Optional<TaskContext> context(long sessionId) {
        return Optional.ofNullable(running.get(sessionId));
    }
}
