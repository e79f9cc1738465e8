package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.task.TaskRun.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/**
 * One run of one graph: the root, then each task when all before it are through, then the finalizer
 * (docs.snowflake.com/en/user-guide/tasks-graphs). Used by one thread; its tasks run on others.
 */
final class GraphRun {
    private final TaskGraph graph;
    private final TaskRun rootRun;
    private final RunLog log;
    private final TaskExecution execution;
    private final Executor executor;
    private final Clock clock;
    private final Map<String, State> ended = new HashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Map<String, String> values = TaskContext.noValues();
    private final Set<String> handed = new HashSet<>();
    private int attempt;

    GraphRun(TaskGraph graph, TaskRun rootRun, RunLog log, TaskExecution execution, Executor executor, Clock clock) {
        this.graph = graph;
        this.rootRun = rootRun;
        this.log = log;
        this.execution = execution;
        this.executor = executor;
        this.clock = clock;
        this.attempt = rootRun.attempt();
    }

    /** How the graph run ended. */
    State run() throws InterruptedException {
        if (rootRun.attempt() > 1) {
            recall();
        }
        long retries = graph.root().number(Task.Setting.TASK_AUTO_RETRY_ATTEMPTS, 0);
        State state = attempt();
        for (long retry = 0; retry < retries && state == State.FAILED; retry++) {
            attempt++;
            forgetFailures();
            state = attempt();
        }
        if (ended.get(graph.root().id()) != State.SKIPPED) {
            finish();
        }
        log.closeGraph(rootRun.graph(), state, clock.instant());
        return state;
    }

    /** What the attempts before this one brought to success stays done. */
    private void recall() {
        for (TaskRun run : log.ofGraph(rootRun.graph())) {
            if (run.state() == State.SUCCEEDED) {
                ended.put(run.taskId(), State.SUCCEEDED);
                states.put(run.name().last(), State.SUCCEEDED);
                handed.add(run.taskId());
                String value = run.returnValue();
                if (value != null) {
                    values.put(run.name().last(), value);
                }
            }
        }
        if (handed.contains(graph.root().id())) {
            log.remove(rootRun);
        }
    }

    private void forgetFailures() {
        ended.entrySet().removeIf(entry -> entry.getValue() != State.SUCCEEDED);
        handed.retainAll(ended.keySet());
    }

    private State attempt() throws InterruptedException {
        CompletionService<TaskRun> running = new ExecutorCompletionService<>(executor);
        int open = 0;
        for (Task task : ready()) {
            submit(task, running);
            open++;
        }
        while (open > 0) {
            TaskRun run = taken(running.take());
            open--;
            ended.put(run.taskId(), run.state());
            states.put(run.name().last(), run.state());
            for (Task task : ready()) {
                submit(task, running);
                open++;
            }
        }
        return ended.values().stream().anyMatch(State::isFailure) ? State.FAILED : outcome();
    }

    private State outcome() {
        return ended.get(graph.root().id()) == State.SKIPPED ? State.SKIPPED : State.SUCCEEDED;
    }

    private static TaskRun taken(Future<TaskRun> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A task's run ended without a record.", e);
        }
    }

    private List<Task> ready() {
        List<Task> ready = new ArrayList<>();
        for (Task task : graph.tasks()) {
            boolean root = task.name().equals(graph.root().name());
            if (!handed.contains(task.id()) && (root || (task.isStarted() && mayFollow(task)))) {
                ready.add(task);
            }
        }
        return ready;
    }

    /**
     * A task follows when all its resumed predecessors have succeeded; a suspended one counts as if it had. Of several predecessors at
     * least one must be resumed ("Skip or suspend a child task").
     */
    private boolean mayFollow(Task task) {
        List<Task> before = graph.predecessorsOf(task);
        List<Task> resumed = before.stream()
                .filter(other ->
                        other.isStarted() || other.name().equals(graph.root().name()))
                .toList();
        if (resumed.isEmpty()) {
            return before.size() == 1 && handed.contains(graph.root().id()) && passed(before.get(0));
        }
        return resumed.stream().allMatch(other -> ended.get(other.id()) == State.SUCCEEDED)
                && before.stream().allMatch(this::passed);
    }

    /** Whether the run is past this task: it succeeded, or is suspended and the run came to it. */
    private boolean passed(Task task) {
        boolean root = task.name().equals(graph.root().name());
        return (root || task.isStarted()) ? ended.get(task.id()) == State.SUCCEEDED : mayFollow(task);
    }

    private void submit(Task task, CompletionService<TaskRun> running) {
        handed.add(task.id());
        TaskContext context = context(task);
        running.submit(() -> execution.run(context));
    }

    private TaskContext context(Task task) {
        boolean first = task.name().equals(graph.root().name()) && attempt == rootRun.attempt();
        TaskRun run = first ? rootRun : following(task);
        if (!first) {
            log.add(run);
        }
        return new TaskContext(graph, task, run, values, states, rootRun.config());
    }

    private TaskRun following(Task task) {
        Instant now = clock.instant();
        return new TaskRun(
                UUID.randomUUID().toString(),
                rootRun.graph(),
                rootRun.runId(),
                attempt,
                task.id(),
                rootRun.rootId(),
                task.name(),
                task.definition(),
                task.text(Task.Setting.CONDITION).orElse(null),
                State.SCHEDULED,
                now,
                rootRun.scheduledFrom(),
                rootRun.graphVersion(),
                rootRun.config(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void finish() throws InterruptedException {
        Task finalizer = graph.finalizer().filter(Task::isStarted).orElse(null);
        if (finalizer == null) {
            return;
        }
        CompletionService<TaskRun> running = new ExecutorCompletionService<>(executor);
        submit(finalizer, running);
        taken(running.take());
    }
}
