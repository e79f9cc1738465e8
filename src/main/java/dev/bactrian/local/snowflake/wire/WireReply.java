package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes answers in the envelope that drivers read: data, code, message, success. */
final class WireReply {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private WireReply() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode success(@Nullable JsonNode data) {
        ObjectNode reply = object();
        reply.set("data", data);
        reply.putNull("code");
        reply.putNull("message");
        reply.put("success", true);
        return reply;
    }

    static ObjectNode failure(SnowflakeError error, @Nullable String queryId) {
        String code = String.format(Locale.ROOT, "%06d", error.code());
        ObjectNode data = object();
        data.put("internalError", false);
        data.put("unredactedFromSecureObject", false);
        data.put("errorCode", code);
        data.put("age", 0);
        data.put("sqlState", error.sqlState());
        data.put("queryId", queryId);
        data.put("line", -1);
        data.put("pos", -1);
        data.put("type", "COMPILATION");
        ObjectNode reply = object();
        reply.set("data", data);
        reply.put("code", code);
        reply.put("message", error.getMessage());
        reply.put("success", false);
        reply.putNull("headers");
        return reply;
    }

    static void send(HttpExchange exchange, JsonNode reply) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
