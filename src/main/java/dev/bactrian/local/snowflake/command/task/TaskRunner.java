package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SessionContext.OwnedSession;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.command.task.TaskRun.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Starts graph runs: those that EXECUTE TASK asked for, and those that are due by the account's clock. One an account; looks twenty times a
 * second whether something was asked for, and once a second at the clock.
 */
public final class TaskRunner implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(TaskRunner.class.getName());
    private static final long LOOK_MILLIS = 50;
    private static final long LOOKS_PER_CLOCK = 20;

    private final TaskWork work;
    private final Supplier<OwnedSession> sessions;
    private final OwnedSession own;
    private final RunLog log;
    private final Clock clock;
    private final AtomicLong nextGraph;
    private final Map<String, Instant> lastScheduled = new HashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(2, work -> daemon(work, "task-timer"));
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> daemon(work, "task-run"));
    private final ScheduledFuture<?> looking;
    private long looks;

    /** @param sessions makes sessions of the system's own, which tasks run in */
    public TaskRunner(TaskWork work, Supplier<OwnedSession> sessions, Clock clock) {
        this.work = work;
        this.sessions = sessions;
        this.own = sessions.get();
        this.log = new RunLog(own.session().engine());
        this.clock = clock;
        this.nextGraph = new AtomicLong(clock.millis() * 1000);
        log.createTables();
        recover();
        looking = timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What ran when the process ended has failed; what was asked for and not begun is asked for again. */
    private void recover() {
        for (TaskRun run : log.inState(State.EXECUTING)) {
            log.update(run.failed(
                    clock.instant(),
                    State.FAILED,
                    run.queryId(),
                    603,
                    "The run was interrupted by a restart of the account."));
        }
        List<TaskRun> scheduled = log.inState(State.SCHEDULED);
        scheduled.forEach(run -> work.request(run.key()));
        Set<Long> asked = Set.copyOf(scheduled.stream().map(TaskRun::graph).toList());
        log.graphs(false).stream()
                .filter(graph -> !asked.contains(graph.graph()))
                .forEach(graph -> log.closeGraph(graph.graph(), State.FAILED, clock.instant()));
    }

    private void look() {
        try {
            boolean clockToo = looks++ % LOOKS_PER_CLOCK == 0;
            if (clockToo) {
                scheduleDue();
            }
            if (work.isRequested()) {
                startRequested();
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Unable to look for tasks to run: they are looked for again.", e);
        }
    }

    private void scheduleDue() {
        Instant now = clock.instant();
        List<Task> all = new Tasks(own.session()).all();
        for (Task task : all) {
            Optional<TaskSchedule> schedule = task.schedule();
            if (!task.isStarted() || !task.isRoot() || schedule.isEmpty()) {
                continue;
            }
            Instant resumed = task.instant(Setting.RESUMED_AT).orElse(now);
            Instant last = lastScheduled.computeIfAbsent(
                    task.id(), id -> log.lastScheduled(id).orElse(Instant.EPOCH));
            Instant after = last.isAfter(resumed) ? last : resumed;
            schedule.get().due(after, now, resumed).ifPresent(due -> {
                lastScheduled.put(task.id(), due);
                if (task.is(Setting.ALLOW_OVERLAPPING_EXECUTION) || !running.contains(task.id())) {
                    request(task, due);
                }
            });
        }
    }

    private void request(Task task, Instant due) {
        long graph = nextGraph.incrementAndGet();
        TaskRun run = RunRequest.first(task, graph, due, TaskRun.BY_SCHEDULE, Optional.empty());
        log.openGraph(graph, task.id(), due);
        log.add(run);
        work.request(run.key());
    }

    private void startRequested() {
        for (TaskRun run : log.inState(State.SCHEDULED)) {
            if (run.isRoot() && (!running.contains(run.rootId()) || overlaps(run))) {
                start(run);
            }
        }
    }

    private boolean overlaps(TaskRun run) {
        return new Tasks(own.session())
                .find(run.name())
                .filter(task -> task.is(Setting.ALLOW_OVERLAPPING_EXECUTION))
                .isPresent();
    }

    private void start(TaskRun run) {
        work.taken(run.key());
        Tasks tasks = new Tasks(own.session());
        Task root = tasks.find(run.name())
                .filter(task -> task.id().equals(run.rootId()))
                .orElse(null);
        if (root == null) {
            log.update(
                    run.failed(clock.instant(), State.CANCELLED, null, 2003, "Task '" + run.name() + "' was dropped."));
            log.closeGraph(run.graph(), State.CANCELLED, clock.instant());
            return;
        }
        log.update(run.started(clock.instant()));
        running.add(root.id());
        TaskGraph graph = TaskGraph.of(root, tasks.all());
        workers.execute(() -> carryOut(graph, run));
    }

    private void carryOut(TaskGraph graph, TaskRun run) {
        try (OwnedSession owned = sessions.get()) {
            SessionContext session = owned.session();
            TaskExecution execution = new TaskExecution(sessions, timer, work);
            State state = new GraphRun(graph, run, new RunLog(session.engine()), execution, workers, clock).run();
            countFailures(graph.root(), state, session);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "Graph run of task '" + graph.root().name() + "' broke off.", e);
        } finally {
            running.remove(graph.root().id());
        }
    }

    /** SUSPEND_TASK_AFTER_NUM_FAILURES: so many failed graph runs in a row suspend the root; 0 never does. */
    private static void countFailures(Task root, State state, SessionContext session) {
        Tasks tasks = new Tasks(session);
        Task now = tasks.find(root.name())
                .filter(task -> task.id().equals(root.id()))
                .orElse(null);
        if (now == null || state == State.SKIPPED) {
            return;
        }
        long failures = state == State.FAILED ? now.number(Setting.FAILURES, 0) + 1 : 0;
        long most = now.number(Setting.SUSPEND_TASK_AFTER_NUM_FAILURES, 10);
        boolean suspend = most > 0 && failures >= most && now.isStarted();
        if (failures == now.number(Setting.FAILURES, 0) && !suspend) {
            return;
        }
        Task changed = now.with(Setting.FAILURES, failures);
        if (suspend) {
            String at = session.clock().instant().toString();
            changed = changed.with(Map.of(
                    Setting.STARTED, Optional.of(false),
                    Setting.FAILURES, Optional.of(0L),
                    Setting.LAST_SUSPENDED_ON, Optional.of(at),
                    Setting.LAST_SUSPENDED_REASON, Optional.of("SUSPENDED_DUE_TO_ERRORS")));
        }
        tasks.put(changed);
    }

    @Override
    public void close() {
        looking.cancel(false);
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
                LOGGER.log(Level.WARNING, "Tasks still run; their runs count as failed after the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.close();
    }
}
