package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one session, by Snowflake's rules: a statement of DDL commits what is open and is a transaction of its own; outside
 * of BEGIN, and with AUTOCOMMIT, so is a statement of DML; a statement that fails is undone and the transaction goes on
 * (docs.snowflake.com/en/sql-reference/transactions).
 *
 * <p>The engine's transaction begins with the first change: until then each query reads what is committed, as READ COMMITTED wants.
 */
final class Transaction implements TableLocks.Holder {
    private static final int ATTEMPTS = 20;

    private final EngineConnection engine;
    private final TableLocks locks;
    private final Clock clock;
    /** The id of the transaction that BEGIN, or a change without AUTOCOMMIT, opened. */
    private @Nullable Long open;
    /** Whether one statement runs as a transaction of its own. */
    private boolean alone;

    private long snapshot;
    private volatile boolean cancelled;
    /** Held while a statement runs, so that only an idle transaction is ended from outside. */
    private final ReentrantLock turn = new ReentrantLock();

    private long idleSince = System.nanoTime();
    private boolean aborted;

    Transaction(EngineConnection engine, TableLocks locks, Clock clock) {
        this.engine = engine;
        this.locks = locks;
        this.clock = clock;
    }

    <T> T run(Verb verb, boolean autocommit, Supplier<T> work) {
        turn.lock();
        try {
            if (aborted) {
                aborted = false;
                throw new SnowflakeError(
                        625,
                        "57014",
                        "The transaction was rolled back: it had run no statement for a while and another one waited for its"
                                + " tables. Begin again.");
            }
            return runInTurn(verb, autocommit, work);
        } finally {
            idleSince = System.nanoTime();
            turn.unlock();
        }
    }

    @Override
    public void abortIfIdle(Duration longerThan) {
        // why not wait: who holds the turn runs a statement, so it is not idle.
        if (!turn.tryLock()) {
            return;
        }
        try {
            if (open != null && System.nanoTime() - idleSince > longerThan.toNanos()) {
                rollback();
                aborted = true;
            }
        } finally {
            turn.unlock();
        }
    }

    private <T> T runInTurn(Verb verb, boolean autocommit, Supplier<T> work) {
        if (alone) {
            return work.get();
        }
        return switch (verb) {
            case CONTROL -> work.get();
            case READ -> engine.inTransaction() ? within(work) : work.get();
            case WRITE -> {
                if (!autocommit) {
                    begin();
                }
                if (open == null) {
                    yield alone(work);
                }
                if (!engine.inTransaction()) {
                    start();
                }
                yield within(work);
            }
            case DEFINE -> {
                commit();
                yield alone(work);
            }
        };
    }

    private void start() {
        snapshot = locks.version();
        engine.begin();
    }

    private <T> T within(Supplier<T> work) {
        int mark = engine.mark();
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (engine.mark() > mark || !engine.alive()) {
                restore(mark, e);
            }
            throw e;
        }
    }

    private void restore(int mark, RuntimeException cause) {
        try {
            snapshot = locks.version();
            engine.restore(mark);
        } catch (RuntimeException e) {
            // why: what the transaction did cannot be done again, so nothing of it may stay.
            cause.addSuppressed(e);
            rollback();
        }
    }

    private <T> T alone(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            alone = true;
            boolean committed = false;
            try {
                start();
                T result = work.get();
                engine.commit();
                committed = true;
                return result;
            } catch (SnowflakeError e) {
                engine.rollback();
                if (attempt == ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
            } catch (RuntimeException e) {
                engine.rollback();
                throw e;
            } finally {
                alone = false;
                locks.release(this, committed);
            }
        }
    }

    /** Whether another transaction came between: nothing was done, and it can be tried again. */
    private static boolean isConflict(SnowflakeError error) {
        Throwable cause = error.getCause();
        String text = cause == null ? "" : String.valueOf(cause.getMessage());
        return text.startsWith("TransactionContext Error")
                && text.toLowerCase(java.util.Locale.ROOT).contains("conflict");
    }

    /** Holds the table until the transaction ends; outside of one this does nothing. */
    void lock(String table, LockMode mode, Duration timeout) {
        if (!alone && open == null) {
            return;
        }
        locks.acquire(this, table, mode, timeout, () -> cancelled);
        if (engine.inTransaction() && locks.version(table) > snapshot) {
            snapshot = locks.version();
            engine.restore(engine.mark());
        }
    }

    void begin() {
        if (open == null) {
            open = clock.millis() * 1_000_000L;
        }
    }

    void commit() {
        if (open != null) {
            open = null;
            boolean committed = false;
            try {
                if (engine.inTransaction()) {
                    engine.commit();
                }
                committed = true;
            } finally {
                locks.release(this, committed);
            }
        }
    }

    void rollback() {
        if (open != null) {
            open = null;
            try {
                engine.rollback();
            } finally {
                locks.release(this, false);
            }
        }
    }

    /** Says whether the running statement is to stop where it waits for a lock. */
    void cancelled(boolean now) {
        cancelled = now;
    }

    Optional<Long> id() {
        return Optional.ofNullable(open);
    }
}
