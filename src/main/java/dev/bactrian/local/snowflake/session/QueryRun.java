package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.StoredResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One statement text that a driver sent: running, done or failed. Thread-safe. */
public final class QueryRun {
    private final String queryId;
    private final Session session;
    private final String sql;
    private final Instant start;
    private final CompletableFuture<StoredResult> result = new CompletableFuture<>();

    QueryRun(String queryId, Session session, String sql, Instant start) {
        this.queryId = queryId;
        this.session = session;
        this.sql = sql;
        this.start = start;
    }

    public String queryId() {
        return queryId;
    }

    public Session session() {
        return session;
    }

    public String sql() {
        return sql;
    }

    public Instant start() {
        return start;
    }

    void done(StoredResult stored) {
        result.complete(stored);
    }

    void failed(SnowflakeError error) {
        result.completeExceptionally(error);
    }

    public boolean isDone() {
        return result.isDone();
    }

    /** The result, when it comes in time; throws the statement's error. */
    public Optional<StoredResult> await(Duration patience) {
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw (SnowflakeError) e.getCause();
        }
    }

    /** Stops it, wherever it is. */
    public void cancel() {
        if (!isDone()) {
            session.interrupt();
        }
    }
}
