package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.JsonChunk;
import dev.bactrian.local.snowflake.result.StoredResult;
import dev.bactrian.local.snowflake.session.Account;
import dev.bactrian.local.snowflake.session.Queries;
import dev.bactrian.local.snowflake.session.QueryRun;
import dev.bactrian.local.snowflake.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /queries/v1/query-request} runs a statement and answers with its result, or after some time with the address to ask again;
 * {@code /queries/ID/result} asks again; {@code /queries/v1/abort-request} stops one; {@code /monitoring/queries/ID} tells its state;
 * {@code /results/ID/N} gives a chunk of rows.
 */
record QueryEndpoint(Account account) {
    /** How long a driver waits for one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final int IN_PROGRESS = 333_333;
    private static final int IN_PROGRESS_ASYNC = 333_334;

    Map<String, HttpHandler> handlers() {
        return Map.of(
                "/queries/v1/query-request", ((Endpoint) this::run).handler(),
                "/queries/v1/abort-request", ((Endpoint) this::abort).handler(),
                "/queries/", ((Endpoint) this::result).handler(),
                "/monitoring/queries/", ((Endpoint) this::state).handler(),
                "/results/", this::chunk);
    }

    private ObjectNode run(WireRequest request) {
        Session session = account.tokens().session(request.token());
        JsonNode body = request.body();
        String sql = body.path("sqlText").asText("");
        if (body.path("describeOnly").asBoolean(false)) {
            return described(session, sql);
        }
        Map<String, String> parameters = new HashMap<>();
        body.path("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        String requestId =
                request.query().getOrDefault("requestId", UUID.randomUUID().toString());
        if (body.hasNonNull("bindStage")) {
            throw SnowflakeError.notSupported("binds by stage");
        }
        Queries.Request query = new Queries.Request(requestId, sql, BindValues.rows(body.path("bindings")), parameters);
        QueryRun run = account.queries().start(session, query);
        return body.path("asyncExec").asBoolean(false)
                ? inProgress(run, IN_PROGRESS_ASYNC)
                : answer(run, IN_PROGRESS, request.baseUrl());
    }

    private static ObjectNode answer(QueryRun run, int inProgress, String baseUrl) {
        try {
            Optional<StoredResult> result = run.await(PATIENCE);
            return result.isPresent()
                    ? WireReply.success(QueryReply.of(run.session(), result.get(), baseUrl))
                    : inProgress(run, inProgress);
        } catch (SnowflakeError e) {
            return WireReply.failure(e, run.queryId());
        }
    }

    private static ObjectNode inProgress(QueryRun run, int code) {
        ObjectNode data = WireReply.object();
        data.put("queryId", run.queryId());
        data.put("getResultUrl", "/queries/" + run.queryId() + "/result");
        data.put("queryAbortsAfterSecs", 300);
        data.put("progressDesc", "");
        ObjectNode reply = WireReply.success(data);
        reply.put("code", Integer.toString(code));
        reply.put(
                "message",
                code == IN_PROGRESS ? "Query execution in progress." : "Query execution in progress (async).");
        return reply;
    }

    private ObjectNode result(WireRequest request) {
        Session session = account.tokens().session(request.token());
        String queryId = segment(request, 2);
        Optional<QueryRun> run = account.queries().find(queryId);
        if (run.isPresent()) {
            return answer(run.get(), IN_PROGRESS, request.baseUrl());
        }
        StoredResult stored = account.results()
                .find(queryId)
                .orElseThrow(() -> new SnowflakeError(709, "02000", "Statement " + queryId + " not found"));
        return WireReply.success(QueryReply.of(session, stored, request.baseUrl()));
    }

    private static String segment(WireRequest request, int index) {
        String[] segments = request.path().split("/", -1);
        return index < segments.length ? segments[index] : "";
    }

    private ObjectNode abort(WireRequest request) {
        account.tokens().session(request.token());
        String requestId = request.body().path("requestId").asText("");
        QueryRun run = account.queries()
                .ofRequest(requestId)
                .orElseThrow(
                        () -> new SnowflakeError(605, "02000", "Identified SQL statement is not currently executing."));
        run.cancel();
        return WireReply.success(null);
    }

    private ObjectNode state(WireRequest request) {
        account.tokens().session(request.token());
        String queryId = segment(request, 3);
        ObjectNode data = WireReply.object();
        ArrayNode queries = data.putArray("queries");
        Optional<QueryRun> run = account.queries().find(queryId);
        if (run.isPresent()) {
            state(queries.addObject(), run.get());
        } else if (account.results().find(queryId).isPresent()) {
            queries.addObject().put("id", queryId).put("status", "SUCCESS").put("state", "SUCCEEDED");
        }
        return WireReply.success(data);
    }

    private static void state(ObjectNode query, QueryRun run) {
        query.put("id", run.queryId());
        query.put("sqlText", run.sql());
        query.put("sessionId", run.session().sessionId());
        query.put("startTime", run.start().toEpochMilli());
        String status = "RUNNING";
        if (run.isDone()) {
            try {
                run.await(Duration.ZERO);
                status = "SUCCESS";
            } catch (SnowflakeError e) {
                status = "FAILED_WITH_ERROR";
                query.put("errorCode", e.code());
                query.put("errorMessage", e.getMessage());
            }
        }
        query.put("status", status);
        query.put("state", status.equals("RUNNING") ? "RUNNING" : status.equals("SUCCESS") ? "SUCCEEDED" : "FAILED");
    }

    /** A chunk is asked for without a token: who knows the query's id may read it, as with Snowflake's presigned addresses. */
    private void chunk(HttpExchange exchange) throws IOException {
        String[] segments = exchange.getRequestURI().getPath().split("/", -1);
        Optional<JsonChunk> chunk = segments.length == 4 && segments[3].matches("\\d{1,6}")
                ? account.results()
                        .find(segments[2])
                        .filter(result ->
                                Integer.parseInt(segments[3]) < result.chunks().size())
                        .map(result -> result.chunks().get(Integer.parseInt(segments[3])))
                : Optional.empty();
        if (chunk.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] text = chunk.get().text();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
    }

    private static ObjectNode described(Session session, String sql) {
        synchronized (session) {
            List<ResultColumn> columns = session.describe(sql);
            ObjectNode data = QueryReply.head(session, UUID.randomUUID().toString(), columns);
            data.putArray("rowset");
            data.put("total", 0);
            data.put("returned", 0);
            data.put("arrayBindSupported", true);
            int binds = (int) Lexer.tokens(sql).stream()
                    .filter(token -> token.kind() == Token.Kind.BIND)
                    .count();
            data.put("numberOfBinds", binds);
            ArrayNode metaData = data.putArray("metaDataOfBinds");
            for (int i = 0; i < binds; i++) {
                metaData.addObject()
                        .put("name", "?")
                        .put("type", "text")
                        .put("nullable", true)
                        .put("length", 16_777_216)
                        .put("precision", 0)
                        .put("scale", 0);
            }
            data.put("statementTypeId", session.statementType(sql).id());
            return WireReply.success(data);
        }
    }
}
