package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.StoredResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs what drivers send, each text in a thread of its own, and finds it again by query or request id. Thread-safe. */
public final class Queries implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Queries.class.getName());
    private static final int KEPT = 2_000;

    private final Account account;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemon("local-snowflake-query"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(daemon("local-snowflake-timeout"));
    private final Map<String, QueryRun> runs = new LinkedHashMap<>();
    private final Map<String, QueryRun> byRequest = new LinkedHashMap<>();

    Queries(Account account) {
        this.account = account;
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * One text to run.
     *
     * @param requestId the driver's own id: sent again, it names the same run
     * @param parameters for this text only, such as MULTI_STATEMENT_COUNT
     */
    public record Request(
            String requestId, String sql, List<List<@Nullable Object>> bindRows, Map<String, String> parameters) {}

    /** Starts the text, or finds the run that this request started before. */
    public QueryRun start(Session session, Request request) {
        QueryRun run;
        synchronized (this) {
            QueryRun same = byRequest.get(request.requestId());
            if (same != null) {
                return same;
            }
            run = new QueryRun(
                    UUID.randomUUID().toString(),
                    session,
                    request.sql(),
                    account.clock().instant());
            remember(runs, run.queryId(), run);
            remember(byRequest, request.requestId(), run);
        }
        threads.execute(() -> run(run, request));
        return run;
    }

    private static void remember(Map<String, QueryRun> map, String key, QueryRun run) {
        map.put(key, run);
        if (map.size() > KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }

    public synchronized Optional<QueryRun> find(String queryId) {
        return Optional.ofNullable(runs.get(queryId));
    }

    public synchronized Optional<QueryRun> ofRequest(String requestId) {
        return Optional.ofNullable(byRequest.get(requestId));
    }

    private void run(QueryRun run, Request request) {
        Session session = run.session();
        synchronized (session) {
            session.ready();
            int seconds = Integer.parseInt(request.parameters()
                    .getOrDefault("STATEMENT_TIMEOUT_IN_SECONDS", session.parameter("STATEMENT_TIMEOUT_IN_SECONDS")));
            ScheduledFuture<?> timeout =
                    timer.schedule(run::cancel, seconds == 0 ? 172_800 : seconds, TimeUnit.SECONDS);
            try {
                run.done(result(run, request));
            } catch (SnowflakeError e) {
                run.failed(e.code() == 604 && timeout.isDone() ? timedOut(seconds, e) : e);
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                LOG.log(System.Logger.Level.ERROR, "Unable to run statement " + run.queryId(), e);
                run.failed(new SnowflakeError(
                        300010, "XX000", "Processing aborted by an internal error of the local endpoint.", e));
            } finally {
                timeout.cancel(false);
            }
        }
    }

    private static SnowflakeError timedOut(int seconds, SnowflakeError cause) {
        return new SnowflakeError(
                630,
                "57014",
                "Statement reached its statement or warehouse timeout of " + seconds + " second(s) and was canceled.",
                cause);
    }

    private static StoredResult result(QueryRun run, Request request) {
        Session session = run.session();
        List<String> statements = StatementSplitter.split(request.sql());
        int wanted = Integer.parseInt(
                request.parameters().getOrDefault("MULTI_STATEMENT_COUNT", session.parameter("MULTI_STATEMENT_COUNT")));
        if (wanted != 0 && !statements.isEmpty() && wanted != statements.size()) {
            throw new SnowflakeError(
                    8,
                    "0A000",
                    "Actual statement count " + statements.size() + " did not match the desired statement count "
                            + wanted + ".");
        }
        if (statements.size() <= 1) {
            // why: the whole text, as the address of a PUT (file://…) looks like a comment to those who do not know the
            // command.
            String sql = request.sql();
            return session.keep(run.queryId(), session.run(sql, run.queryId(), request.bindRows()));
        }
        return several(run, statements, request.bindRows());
    }

    /** Each statement has its own id and result; binds are shared out in order. */
    private static StoredResult several(QueryRun run, List<String> statements, List<List<@Nullable Object>> bindRows) {
        List<@Nullable Object> binds = bindRows.isEmpty() ? List.of() : bindRows.get(0);
        List<StoredResult> children = new ArrayList<>();
        int used = 0;
        for (String sql : statements) {
            int count = binds(sql);
            int end = Math.min(binds.size(), used + count);
            String queryId = UUID.randomUUID().toString();
            children.add(run.session()
                    .keep(queryId, run.session().run(sql, queryId, List.of(binds.subList(used, end)))));
            used = end;
        }
        StatementResult answer = StatementResult.of(
                StatementType.MULTI,
                List.of(ResultColumn.of("multiple statement execution", DataType.Kind.TEXT)),
                List.of(List.of("Multiple statements executed successfully.")));
        StoredResult stored = run.session().keep(run.queryId(), answer);
        return new StoredResult(run.queryId(), StatementType.MULTI, stored.columns(), stored.chunks(), null, children);
    }

    private static int binds(String sql) {
        return (int) Lexer.tokens(sql).stream()
                .filter(token -> token.kind() == Token.Kind.BIND)
                .count();
    }

    @Override
    public void close() {
        List<QueryRun> open;
        synchronized (this) {
            open = List.copyOf(runs.values());
        }
        open.forEach(QueryRun::cancel);
        timer.shutdownNow();
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
