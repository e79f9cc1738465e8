package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Optional;

/** What a task must be to stand in its graph (docs.snowflake.com/en/sql-reference/sql/create-task, "Usage notes"). */
final class TaskRules {
    private static final int MOST_PREDECESSORS = 100;

    private TaskRules() {}

    static void check(Task task, Tasks tasks) {
        List<QualifiedName> before = task.predecessors();
        boolean scheduled = task.text(Setting.SCHEDULE).isPresent();
        if (scheduled && !before.isEmpty()) {
            throw refused("Task '" + task.name() + "' cannot have both a schedule and a predecessor.");
        }
        if (task.finalizes().isPresent() && (scheduled || !before.isEmpty())) {
            throw refused("Finalizer task '" + task.name() + "' cannot have a schedule or a predecessor.");
        }
        if (before.size() > MOST_PREDECESSORS) {
            throw refused("Task '" + task.name() + "' has more than 100 predecessors.");
        }
        if (task.text(Setting.WAREHOUSE).isPresent()
                && task.text(Setting.USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE).isPresent()) {
            throw refused("Task '" + task.name()
                    + "' cannot have both WAREHOUSE and USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE.");
        }
        for (QualifiedName name : before) {
            Task predecessor = tasks.get(name);
            requireSameSchema(task, name);
            if (predecessor.finalizes().isPresent()) {
                throw refused("Task '" + name + "' is a finalizer: no task can run after it.");
            }
        }
        TaskGraph.refuseCycle(task, tasks.all());
        task.finalizes().ifPresent(root -> checkFinalizer(task, root, tasks));
    }

    private static void checkFinalizer(Task task, QualifiedName rootName, Tasks tasks) {
        requireSameSchema(task, rootName);
        if (!tasks.get(rootName).isRoot()) {
            throw refused("Task '" + rootName + "' is no root task: it cannot have a finalizer.");
        }
        boolean another = tasks.all().stream()
                .anyMatch(other ->
                        !other.name().equals(task.name()) && other.finalizes().equals(Optional.of(rootName)));
        if (another) {
            throw refused("Root task '" + rootName + "' already has a finalizer task.");
        }
        boolean followed =
                tasks.all().stream().anyMatch(other -> other.predecessors().contains(task.name()));
        if (followed) {
            throw refused("Task '" + task.name() + "' has tasks that run after it: it cannot be a finalizer.");
        }
    }

    private static void requireSameSchema(Task task, QualifiedName other) {
        if (!task.name().parts().subList(0, 2).equals(other.parts().subList(0, 2))) {
            throw refused("Task '" + task.name() + "' and task '" + other + "' must be in the same schema.");
        }
    }

    /** A change of any task gives its graph a new version, which the root keeps. */
    static void countVersion(Task changed, Tasks tasks) {
        for (Task root : TaskGraph.rootsOf(changed, tasks.all())) {
            tasks.put(root.with(Setting.VERSION, root.number(Setting.VERSION, 1) + 1));
        }
    }

    static SnowflakeError refused(String why) {
        return SnowflakeError.syntax(why);
    }
}
