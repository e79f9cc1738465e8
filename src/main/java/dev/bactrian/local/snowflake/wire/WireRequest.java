package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** One request of a driver: its query parameters, its token, its JSON body. */
record WireRequest(String path, Map<String, String> query, Optional<String> token, JsonNode body, int port) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("Snowflake Token=\"([^\"]*)\"");
    /** The longest body that is read: what array binds below the staging threshold need, and more. */
    private static final int LONGEST_BODY = 256 << 20;

    static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher token = TOKEN.matcher(authorization == null ? "" : authorization);
        return new WireRequest(
                exchange.getRequestURI().getPath(),
                query,
                token.find() ? Optional.of(token.group(1)) : Optional.empty(),
                body(exchange),
                exchange.getLocalAddress().getPort());
    }

    /** Where this endpoint is, for addresses in replies. */
    String baseUrl() {
        return "http://localhost:" + port;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] bytes;
        try (InputStream raw = exchange.getRequestBody();
                InputStream in = zipped ? new GZIPInputStream(raw) : raw) {
            bytes = in.readNBytes(LONGEST_BODY + 1);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw malformed("its gzip body cannot be unpacked");
        }
        if (bytes.length > LONGEST_BODY) {
            throw malformed("its body is longer than " + LONGEST_BODY + " bytes");
        }
        if (bytes.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null ? MAPPER.createObjectNode() : node;
        } catch (JsonProcessingException e) {
            throw malformed("its body is not JSON");
        }
    }

    private static SnowflakeError malformed(String why) {
        return new SnowflakeError(391902, "08001", "Unable to read the request: " + why + ".");
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            try {
                query.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw malformed("its query is not URL-encoded");
            }
        }
        return query;
    }
}
