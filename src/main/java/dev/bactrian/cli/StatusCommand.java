package dev.bactrian.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Says whether today's numbers can be trusted, and why not; asks the running application.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 1 when they cannot, so that it serves as a check in other tools."})
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--url", paramLabel = "URL", description = "Where it listens (default: http.host and http.port).")
    @Nullable
    URI url;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = global.settings(global.home());
        URI address = Optional.ofNullable(url)
                .orElseGet(() -> URI.create(
                        "http://%s:%s".formatted(settings.required("http.host"), settings.required("http.port"))));
        String answer = ask(address.resolve("/api/situation"), settings.find("http.token"));
        JsonNode situation = new ObjectMapper().readTree(answer);
        if (json) {
            System.out.println(answer);
        } else {
            print(situation, System.out);
        }
        return situation.path("verdict").asText().equals("BAD") ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static String ask(URI address, Optional<String> token) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Unable to read status from '%s': it answered %d, %s"
                        .formatted(address, response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException silent) {
            throw new IllegalStateException(
                    "Unable to read status from '%s': nothing answers there. Start 'run' or 'demo', or give --url."
                            .formatted(address),
                    silent);
        }
    }

    private static void print(JsonNode answer, PrintStream out) {
        out.println(answer.path("inWords").asText());
        JsonNode situation = answer.path("situation");
        for (JsonNode problem : situation.path("problems")) {
            out.printf(
                    "  %-4s %s: %s %s%n",
                    problem.path("level").asText(),
                    problem.path("subject").asText(),
                    problem.path("what").asText(),
                    problem.path("whatToDo").asText());
        }
        TextTable table = new TextTable(List.of("Data set", "Files", "Pending", "Set aside", "Rows", "Last file"));
        for (JsonNode each : situation.path("dataSets")) {
            table.add(List.of(
                    each.path("name").asText(),
                    "%,d".formatted(each.path("files").asLong()),
                    "%,d".formatted(each.path("pending").asLong()),
                    "%,d".formatted(each.path("failed").asLong()),
                    "%,d".formatted(each.path("rows").asLong()),
                    each.path("lastArrival").asText("")));
        }
        out.printf("%n%s", table);
        long published = situation.path("kpis").findValuesAsText("state").stream()
                .filter("SUCCEEDED"::equals)
                .count();
        out.printf(
                "%n%d of %d KPIs published by their last run.%n",
                published, situation.path("kpis").size());
    }
}
