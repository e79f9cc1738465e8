package dev.bactrian.local.snowflake.command.load.pipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SessionContext.OwnedSession;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Snowpipe REST interface: {@code /v1/data/pipes/{pipe}/insertFiles}, {@code insertReport}, {@code loadHistoryScan}
 * (docs.snowflake.com/en/user-guide/data-load-snowpipe-rest-apis). 200 means that the files are in the queue, not in the table.
 */
public final class SnowpipeHandler implements HttpHandler {
    /** Where the addresses start. */
    public static final String PATH = "/v1/data/pipes/";

    private static final int MOST_FILES = 5_000;
    private static final int LONGEST_PATH = 1_024;
    private static final int LONGEST_BODY = 16 << 20;
    private static final System.Logger LOG = System.getLogger(SnowpipeHandler.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PipeWork work;
    private final Supplier<OwnedSession> sessions;
    private final Consumer<String> authentication;

    /**
     * Answers for all pipes of an account.
     *
     * @param sessions makes sessions of the system's own
     * @param authentication throws unless the text is a token that a user's key signed
     */
    public SnowpipeHandler(PipeWork work, Supplier<OwnedSession> sessions, Consumer<String> authentication) {
        this.work = work;
        this.sessions = sessions;
        this.authentication = authentication;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            authenticate(exchange);
            send(exchange, 200, answer(exchange));
        } catch (Refusal e) {
            send(exchange, e.status, failure(e.status, String.valueOf(e.getMessage())));
        } catch (SnowflakeError e) {
            send(exchange, 400, failure(400, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Unable to answer " + exchange.getRequestURI().getPath(),
                    e);
            send(exchange, 500, failure(500, "Processing aborted by an internal error of the local endpoint."));
        }
    }

    private void authenticate(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new Refusal(401, "JWT token is missing.");
        }
        try {
            authentication.accept(header.substring(7).strip());
        } catch (SnowflakeError e) {
            throw new Refusal(401, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode answer(HttpExchange exchange) throws IOException {
        String[] parts =
                exchange.getRequestURI().getRawPath().substring(PATH.length()).split("/", -1);
        if (parts.length != 2) {
            throw new Refusal(404, "The address is not of the form " + PATH + "{pipe}/{verb}.");
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String verb = parts[1] + " " + exchange.getRequestMethod();
        try (OwnedSession owned = sessions.get()) {
            SessionContext session = owned.session();
            Pipe pipe = pipe(URLDecoder.decode(parts[0].replace("+", "%2B"), StandardCharsets.UTF_8), session);
            PipeReports reports = new PipeReports(session);
            return switch (verb) {
                case "insertFiles POST" -> {
                    work.insert(pipe, paths(exchange), session);
                    ObjectNode reply = MAPPER.createObjectNode();
                    reply.put("requestId", query.getOrDefault("requestId", ""));
                    reply.put("status", "success");
                    reply.put("responseCode", "SUCCESS");
                    yield reply;
                }
                case "insertReport GET" -> reports.insertReport(pipe, query.getOrDefault("beginMark", ""));
                case "loadHistoryScan GET" ->
                    reports.loadHistoryScan(
                            pipe,
                            time(query, "startTimeInclusive", null),
                            time(
                                    query,
                                    "endTimeExclusive",
                                    session.clock().instant().plusSeconds(1)));
                default -> throw new Refusal(404, "There is no " + verb + ".");
            };
        }
    }

    /** The pipe of a full name, in its exact case or as SQL would write it. */
    private static Pipe pipe(String text, SessionContext session) {
        QualifiedName exact = new QualifiedName(List.of(text.split("\\.", 3)));
        Optional<Pipe> found = session.catalog().find(ObjectKind.PIPE, exact).map(Pipe::new);
        if (found.isEmpty()) {
            try {
                found = session.catalog()
                        .find(ObjectKind.PIPE, TokenCursor.over(text).name())
                        .map(Pipe::new);
            } catch (SnowflakeError e) {
                LOG.log(System.Logger.Level.DEBUG, "Not a name in SQL either: " + text, e);
            }
        }
        return found.orElseThrow(
                () -> new Refusal(404, "Specified object does not exist or not authorized. Pipe not found"));
    }

    private static List<String> paths(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new Refusal(413, "The body is longer than " + LONGEST_BODY + " bytes.");
        }
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("application/json");
        String text = new String(body, StandardCharsets.UTF_8);
        List<String> paths = type.startsWith("text/plain")
                ? text.lines().filter(line -> !line.isBlank()).toList()
                : pathsOfJson(text);
        if (paths.size() > MOST_FILES) {
            throw new Refusal(400, "A request takes at most " + MOST_FILES + " files, but has " + paths.size() + ".");
        }
        if (paths.stream().anyMatch(path -> path.isEmpty() || path.length() > LONGEST_PATH)) {
            throw new Refusal(400, "A path has 1 to " + LONGEST_PATH + " characters.");
        }
        return paths;
    }

    private static List<String> pathsOfJson(String text) {
        try {
            JsonNode files = MAPPER.readTree(text).path("files");
            if (!files.isArray()) {
                throw new Refusal(400, "The body has no array 'files'.");
            }
            List<String> paths = new ArrayList<>();
            files.forEach(file -> paths.add(file.path("path").asText("")));
            return List.copyOf(paths);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "The body is not JSON.");
        }
    }

    private static Instant time(Map<String, String> query, String name, @Nullable Instant otherwise) {
        String text = query.get(name);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(String.valueOf(text)).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(400, "'" + name + "' must be a time such as 2026-01-31T08:00:00Z.");
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static ObjectNode failure(int status, String message) {
        ObjectNode reply = MAPPER.createObjectNode();
        reply.putNull("data");
        reply.put("code", "390" + status);
        reply.put("message", message);
        reply.put("success", false);
        reply.putNull("headers");
        return reply;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode reply) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** A request that is answered with another status than 200. */
    private static final class Refusal extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        Refusal(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }
}
