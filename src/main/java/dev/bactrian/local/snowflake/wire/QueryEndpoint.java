package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.local.snowflake.command.FileTransfer;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.JsonEncoder;
import dev.bactrian.local.snowflake.result.StoredResult;
import dev.bactrian.local.snowflake.session.Account;
import dev.bactrian.local.snowflake.session.Session;
import java.util.List;
import java.util.UUID;

/** {@code /queries/v1/query-request}: runs a statement and answers with its result. */
record QueryEndpoint(Account account) implements Endpoint {
    @Override
    public ObjectNode answer(WireRequest request) {
        Session session = account.tokens().session(request.token());
        String queryId = UUID.randomUUID().toString();
        try {
            synchronized (session) {
                JsonNode body = request.body();
                String sql = body.path("sqlText").asText("");
                if (body.path("describeOnly").asBoolean(false)) {
                    return described(session, queryId, sql);
                }
                StatementResult answer = session.run(sql, queryId, BindValues.rows(body.path("bindings")));
                FileTransfer transfer = answer.transfer();
                if (transfer != null) {
                    return WireReply.success(
                            QueryReply.transfer(session, queryId, answer.type(), transfer.data(request.baseUrl())));
                }
                StoredResult result = JsonEncoder.encode(queryId, answer);
                return WireReply.success(QueryReply.of(session, result));
            }
        } catch (SnowflakeError e) {
            return WireReply.failure(e, queryId);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Unable to run statement " + queryId, e);
            return WireReply.failure(
                    new SnowflakeError(
                            300010, "XX000", "Processing aborted by an internal error of the local endpoint."),
                    queryId);
        }
    }

    private static ObjectNode described(Session session, String queryId, String sql) {
        List<ResultColumn> columns = session.describe(sql);
        ObjectNode data = QueryReply.head(session, queryId, columns);
        data.putArray("rowset");
        data.put("total", 0);
        data.put("returned", 0);
        data.put("arrayBindSupported", true);
        int binds = (int) dev.bactrian.local.snowflake.dialect.Lexer.tokens(sql).stream()
                .filter(token -> token.kind() == dev.bactrian.local.snowflake.dialect.Token.Kind.BIND)
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
