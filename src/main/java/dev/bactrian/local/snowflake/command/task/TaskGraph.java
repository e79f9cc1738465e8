package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A root task and all that run after it (docs.snowflake.com/en/user-guide/tasks-graphs). Immutable.
 *
 * @param tasks the root first; the finalizer is not among them
 */
record TaskGraph(Task root, List<Task> tasks, Optional<Task> finalizer) {
    private static final int MOST_TASKS = 1000;

    TaskGraph {
        tasks = List.copyOf(tasks);
    }

    static TaskGraph of(Task root, List<Task> all) {
        Map<QualifiedName, Task> reached = new LinkedHashMap<>();
        Deque<Task> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Task task = open.removeFirst();
            if (reached.putIfAbsent(task.name(), task) != null) {
                continue;
            }
            if (reached.size() > MOST_TASKS) {
                throw SnowflakeError.syntax("Graph of task '" + root.name() + "' has more than 1000 tasks.");
            }
            children(task.name(), all).forEach(open::addLast);
        }
        Optional<Task> finalizer = all.stream()
                .filter(task -> task.finalizes().equals(Optional.of(root.name())))
                .findFirst();
        return new TaskGraph(root, List.copyOf(reached.values()), finalizer);
    }

    private static List<Task> children(QualifiedName parent, List<Task> all) {
        return all.stream().filter(task -> task.predecessors().contains(parent)).toList();
    }

    List<Task> childrenOf(Task parent) {
        return children(parent.name(), tasks);
    }

    /** The task's predecessors that are in this graph. */
    List<Task> predecessorsOf(Task task) {
        return tasks.stream()
                .filter(other -> task.predecessors().contains(other.name()))
                .toList();
    }

    /** The task itself and all that run after it. */
    Set<Task> from(Task task) {
        Set<Task> found = new LinkedHashSet<>();
        Deque<Task> open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            Task next = open.removeFirst();
            if (found.add(next)) {
                open.addAll(childrenOf(next));
            }
        }
        return found;
    }

    /** The roots above a task; itself when it is one. */
    static List<Task> rootsOf(Task task, List<Task> all) {
        List<Task> roots = new ArrayList<>();
        Set<QualifiedName> seen = new LinkedHashSet<>();
        Deque<Task> open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            Task next = open.removeFirst();
            if (!seen.add(next.name())) {
                continue;
            }
            if (next.isRoot()) {
                roots.add(next);
            }
            List<QualifiedName> above = new ArrayList<>(next.predecessors());
            next.finalizes().ifPresent(above::add);
            all.stream().filter(other -> above.contains(other.name())).forEach(open::addLast);
        }
        return roots;
    }

    /** Refuses predecessors that come, by some way, after the task itself. */
    static void refuseCycle(Task task, List<Task> all) {
        Set<QualifiedName> seen = new LinkedHashSet<>();
        Deque<QualifiedName> open = new ArrayDeque<>(task.predecessors());
        while (!open.isEmpty()) {
            QualifiedName next = open.removeFirst();
            if (next.equals(task.name())) {
                throw SnowflakeError.syntax(
                        "Task '" + task.name() + "' cannot run after itself: its graph has a cycle.");
            }
            if (seen.add(next)) {
                all.stream()
                        .filter(other -> other.name().equals(next))
                        .forEach(other -> open.addAll(other.predecessors()));
            }
        }
    }
}
