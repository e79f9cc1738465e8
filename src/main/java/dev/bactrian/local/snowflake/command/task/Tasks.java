package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Optional;

/** The tasks of the account, as one session sees them. */
final class Tasks {
    private final SessionContext session;

    Tasks(SessionContext session) {
        this.session = session;
    }

    List<Task> all() {
        return within(List.of());
    }

    List<Task> within(List<String> parts) {
        return session.catalog().list(ObjectKind.TASK, parts).stream()
                .map(Task::new)
                .toList();
    }

    Optional<Task> find(QualifiedName name) {
        return session.catalog().find(ObjectKind.TASK, name).map(Task::new);
    }

    Task get(QualifiedName name) {
        return find(name).orElseThrow(() -> SnowflakeError.doesNotExist("Task", name.toString()));
    }

    void put(Task task) {
        session.catalog().put(task.object());
    }

    void remove(Task task) {
        session.catalog().remove(ObjectKind.TASK, task.name());
    }

    /**
     * A graph may change only while its root is suspended (docs.snowflake.com/en/user-guide/tasks-graphs, "Manage task graph
     * ownership" and "Versioning of runs").
     */
    void requireSuspendedRoots(Task task) {
        for (Task root : TaskGraph.rootsOf(task, all())) {
            if (root.isStarted() && !root.name().equals(task.name())) {
                throw new SnowflakeError(
                        91_083,
                        "23001",
                        "Unable to update graph with root task " + root.name()
                                + " since that root task is not suspended.");
            }
        }
    }
}
