package dev.bactrian.provision;

import dev.bactrian.snowflake.Account;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suspends and resumes task graphs: a graph can only be changed while its root is suspended, and a new task is born
 * suspended (docs.snowflake.com/en/user-guide/tasks-graphs).
 */
final class TaskGraphs {

    private final Account account;

    TaskGraphs(Account account) {
        this.account = account;
    }

    /** Suspends the roots among the tasks that the account has. */
    void suspendRoots(LiveObjects live, Collection<ObjectId> tasks) {
        for (ObjectId task : tasks) {
            String shown = live.description(task).orElse("");
            boolean root =
                    shown.lines().anyMatch(line -> line.equals("predecessors:") || line.equals("predecessors: []"));
            boolean started = shown.lines().anyMatch(line -> line.equalsIgnoreCase("state: started"));
            if (root && started) {
                alter(task, "SUSPEND");
            }
        }
    }

    /** Resumes the tasks: those after others first, and roots last. */
    void resume(List<DesiredObject> tasks) {
        List<DesiredObject> ordered = new ArrayList<>(tasks);
        ordered.sort((one, other) -> Boolean.compare(
                one.predecessors().isEmpty(), other.predecessors().isEmpty()));
        ordered.forEach(task -> alter(task.id(), "RESUME"));
    }

    /** All tasks of the graphs that any of the given tasks belongs to. */
    static List<DesiredObject> graphsOf(Collection<DesiredObject> changed, Collection<DesiredObject> all) {
        Set<String> names = changed.stream().map(task -> task.id().name()).collect(Collectors.toSet());
        boolean grew = true;
        while (grew) {
            Set<String> before = Set.copyOf(names);
            for (DesiredObject task : all) {
                if (before.contains(task.id().name())) {
                    names.addAll(task.predecessors());
                } else if (task.predecessors().stream().anyMatch(before::contains)) {
                    names.add(task.id().name());
                }
            }
            grew = names.size() > before.size();
        }
        return all.stream().filter(task -> names.contains(task.id().name())).toList();
    }

    private void alter(ObjectId task, String change) {
        account.execute(
                "%s task '%s'".formatted(change.toLowerCase(java.util.Locale.ROOT), task.name()),
                "ALTER TASK %s %s".formatted(task.name(), change));
    }
}
