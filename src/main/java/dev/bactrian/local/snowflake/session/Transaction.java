package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one session, by Snowflake's rules: a statement of DDL commits what is open and is a transaction of its own; outside
 * of BEGIN, and with AUTOCOMMIT, so is a statement of DML (docs.snowflake.com/en/sql-reference/transactions).
 */
final class Transaction {
    private final EngineConnection engine;
    private final Clock clock;
    /** The id of the transaction that BEGIN (or DML without AUTOCOMMIT) opened. */
    private @Nullable Long open;

    private boolean implicit;

    Transaction(EngineConnection engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    <T> T run(Verb verb, boolean autocommit, Supplier<T> work) {
        if (implicit) {
            return work.get();
        }
        return switch (verb) {
            case READ, CONTROL -> work.get();
            case WRITE -> {
                if (!autocommit) {
                    begin();
                }
                yield open == null ? alone(work) : work.get();
            }
            case DEFINE -> {
                commit();
                yield alone(work);
            }
        };
    }

    private <T> T alone(Supplier<T> work) {
        implicit = true;
        try {
            engine.begin();
            T result = work.get();
            engine.commit();
            return result;
        } catch (RuntimeException e) {
            engine.rollback();
            throw e;
        } finally {
            implicit = false;
        }
    }

    void begin() {
        if (open == null) {
            engine.begin();
            open = clock.millis() * 1_000_000L;
        }
    }

    void commit() {
        if (open != null) {
            open = null;
            engine.commit();
        }
    }

    void rollback() {
        if (open != null) {
            open = null;
            engine.rollback();
        }
    }

    Optional<Long> id() {
        return Optional.ofNullable(open);
    }
}
