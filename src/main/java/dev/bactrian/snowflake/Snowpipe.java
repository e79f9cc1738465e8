package dev.bactrian.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.SnowflakeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Snowpipe REST interface (docs.snowflake.com/en/user-guide/data-load-snowpipe-rest-apis): hands files to a pipe and asks
 * what became of them. That it took them does not mean that they are loaded. Safe for use by many threads.
 */
public final class Snowpipe {

    /** Most files of one call. */
    public static final int MOST_FILES = 5_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final SnowpipeToken token;

    public Snowpipe(SnowflakeSettings settings, Clock clock) {
        if (!(settings.authentication() instanceof SnowflakeSettings.KeyPair keyPair)) {
            throw new ConfigurationException(
                    "Unable to load through pipes as '%s': the Snowpipe REST interface takes key pairs only. Set 'snowflake.privateKeyFile', or 'load: copy' in the data sets."
                            .formatted(settings.user()));
        }
        this.address = settings.address();
        this.token = new SnowpipeToken(settings, keyPair, clock);
    }

    /** Asks the pipe to load files of its stage, by their paths in it. A file that it knows is left alone. */
    public void insertFiles(ObjectName pipe, List<String> paths) {
        for (int from = 0; from < paths.size(); from += MOST_FILES) {
            ArrayNode files = json.createArrayNode();
            for (String path : paths.subList(from, Math.min(paths.size(), from + MOST_FILES))) {
                files.addObject().put("path", path);
            }
            String body = json.createObjectNode().set("files", files).toString();
            call(pipe, "insertFiles", Map.of("requestId", UUID.randomUUID().toString()), body);
        }
    }

    /** What the pipe did in the last ten minutes, as far as it remembers (10,000 files). */
    public List<PipeFile> insertReport(ObjectName pipe) {
        return files(
                call(pipe, "insertReport", Map.of("requestId", UUID.randomUUID().toString()), ""));
    }

    /** What the pipe did since then. It is asked seldom: Snowflake limits the rate. */
    public List<PipeFile> loadHistoryScan(ObjectName pipe, Instant since) {
        return files(call(pipe, "loadHistoryScan", Map.of("startTimeInclusive", since.toString()), ""));
    }

    private static List<PipeFile> files(JsonNode answer) {
        List<PipeFile> files = new ArrayList<>();
        for (JsonNode file : answer.path("files")) {
            files.add(new PipeFile(
                    file.path("path").asText(),
                    file.path("complete").asBoolean(true),
                    file.path("status").asText(),
                    file.path("rowsParsed").asLong(),
                    file.path("rowsInserted").asLong(),
                    file.path("errorsSeen").asLong(),
                    file.hasNonNull("firstError") ? file.path("firstError").asText() : null));
        }
        return files;
    }

    private JsonNode call(ObjectName pipe, String verb, Map<String, String> query, String body) {
        HttpResponse<String> answer = send(pipe, verb, query, body);
        if (answer.statusCode() == 401) {
            token.renew();
            answer = send(pipe, verb, query, body);
        }
        if (answer.statusCode() != 200) {
            throw refusal(pipe, verb, answer);
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw SnowflakeException.of(
                    "Unable to read answer of pipe '%s' to %s: %s. It is tried again."
                            .formatted(pipe, verb, e.getMessage()),
                    e,
                    true);
        }
    }

    private HttpResponse<String> send(ObjectName pipe, String verb, Map<String, String> query, String body) {
        StringBuilder path = new StringBuilder("/v1/data/pipes/")
                .append(URLEncoder.encode(pipe.plain(), StandardCharsets.UTF_8).replace("+", "%20"))
                .append('/')
                .append(verb);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            path.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path.toString()))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.value())
                .header("X-Snowflake-Authorization-Token-Type", "KEYPAIR_JWT")
                .header("Accept", "application/json");
        if (body.isEmpty()) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw SnowflakeException.of(
                    "Unable to reach pipe '%s' for %s: %s. It is tried again.".formatted(pipe, verb, e), e, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SnowflakeException.of(
                    "Unable to reach pipe '%s' for %s: interrupted. It is tried again at the next start."
                            .formatted(pipe, verb),
                    e,
                    true);
        }
    }

    private SnowflakeException refusal(ObjectName pipe, String verb, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean retryable = status == 429 || status >= 500;
        String text = answer.body().length() > 500 ? answer.body().substring(0, 500) : answer.body();
        String advice = switch (status) {
            case 401, 403 -> "Check key pair, user and role.";
            case 404 -> "Run 'bactrian provision', or grant the role the pipe.";
            default -> retryable ? "It is tried again." : "Trying again will not help.";
        };
        return SnowflakeException.of(
                "Unable to ask pipe '%s' for %s: HTTP %d, %s. %s".formatted(pipe, verb, status, text.strip(), advice),
                status,
                retryable);
    }
}
