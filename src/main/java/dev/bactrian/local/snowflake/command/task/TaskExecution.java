package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SessionContext.OwnedSession;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Runs one task in a session of its own: its condition, then its SQL, within its time. */
final class TaskExecution {
    private static final long DEFAULT_TIMEOUT = Duration.ofHours(1).toMillis();

    private final Supplier<OwnedSession> sessions;
    private final ScheduledExecutorService timer;
    private final TaskWork work;

    TaskExecution(Supplier<OwnedSession> sessions, ScheduledExecutorService timer, TaskWork work) {
        this.sessions = sessions;
        this.timer = timer;
        this.work = work;
    }

    /** Runs the task and records it; what comes back is finished. */
    TaskRun run(TaskContext context) {
        try (OwnedSession owned = sessions.get()) {
            SessionContext session = owned.session();
            work.enter(session.sessionId(), context);
            try {
                return inTime(context, session);
            } finally {
                work.leave(session.sessionId());
            }
        }
    }

    private TaskRun inTime(TaskContext context, SessionContext session) {
        RunLog log = new RunLog(session.engine());
        TaskRun started = context.run().started(session.clock().instant());
        log.update(started);
        long timeout = context.task().number(Task.Setting.USER_TASK_TIMEOUT_MS, DEFAULT_TIMEOUT);
        AtomicBoolean late = new AtomicBoolean();
        Thread worker = Thread.currentThread();
        ScheduledFuture<?> alarm = timer.schedule(
                () -> {
                    late.set(true);
                    session.engine().interrupt();
                    worker.interrupt();
                },
                timeout == 0 ? DEFAULT_TIMEOUT : timeout,
                TimeUnit.MILLISECONDS);
        TaskRun finished;
        try {
            finished = carriedOut(context, session, started);
        } catch (SnowflakeError e) {
            session.control().rollback();
            finished = failed(session, started, e, late.get(), timeout);
        } catch (RuntimeException e) {
            session.control().rollback();
            String text = "SQL execution internal error: " + e;
            finished = failed(session, started, new SnowflakeError(603, "P0000", text, e), late.get(), timeout);
        } finally {
            alarm.cancel(false);
            // why: an alarm that came too late must not stop what this thread does next.
            Thread.interrupted();
        }
        log.update(finished);
        return finished;
    }

    private TaskRun carriedOut(TaskContext context, SessionContext session, TaskRun started) {
        Task task = context.task();
        enter(task, session);
        String condition = task.text(Task.Setting.CONDITION).orElse("");
        if (!condition.isEmpty() && !holds(condition, session)) {
            return started.skipped(session.clock().instant(), "Conditional expression for task evaluated to false.");
        }
        StatementResult result = session.execute(task.definition(), List.of());
        try (ResultRows rows = result.rows()) {
            // why: the statement is done only when its rows are read.
            boolean more = rows.next();
            while (more) {
                more = rows.next();
            }
        }
        String queryId = session.control().queryId(-1).orElse("");
        session.control().rollback();
        return started.succeeded(
                session.clock().instant(), queryId, context.returned().orElse(null));
    }

    private static void enter(Task task, SessionContext session) {
        session.control().use(ObjectKind.DATABASE, task.name().parts().get(0));
        session.control().use(ObjectKind.SCHEMA, task.name().parts().get(1));
        session.control().use(ObjectKind.ROLE, task.object().owner());
        task.text(Task.Setting.WAREHOUSE)
                .ifPresent(warehouse -> session.control().use(ObjectKind.WAREHOUSE, warehouse));
        task.parameters().forEach(session.control()::setParameter);
    }

    private static boolean holds(String condition, SessionContext session) {
        StatementResult result = session.execute("SELECT " + condition, List.of());
        try (ResultRows rows = result.rows()) {
            return rows.next() && Boolean.TRUE.equals(rows.value(0));
        }
    }

    private static TaskRun failed(
            SessionContext session, TaskRun started, SnowflakeError error, boolean late, long timeout) {
        String queryId = session.control().queryId(-1).orElse(null);
        if (late) {
            return started.failed(
                    session.clock().instant(),
                    TaskRun.State.FAILED,
                    queryId,
                    630,
                    "Statement reached its statement or warehouse timeout of " + (timeout + 999) / 1000
                            + " second(s) and was canceled.");
        }
        return started.failed(
                session.clock().instant(),
                error.code() == 604 ? TaskRun.State.CANCELLED : TaskRun.State.FAILED,
                queryId,
                error.code(),
                String.valueOf(error.getMessage()));
    }
}
