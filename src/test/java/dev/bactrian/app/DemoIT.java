package dev.bactrian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo as a user starts it. */
class DemoIT {
    private static final Path JOURNEY =
            Path.of("../shared/completejourney").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    /** Inputs of the demo: always a small sample; the real data too where it stands beside the project. */
    static Stream<DemoInput> inputs() {
        Stream<DemoInput> real = Files.isDirectory(JOURNEY)
                ? Stream.of(new DemoInput(
                        "completejourney",
                        List.of("--data", JOURNEY.toString()),
                        Set.of("233,935.24", "47,243", "4.95", "801", "118,661.98", "21,715.62", "14.68 %")))
                : Stream.of();
        return Stream.concat(
                Stream.of(new DemoInput("sample", List.of("--households", "60", "--weeks", "5"), Set.of("Sales"))),
                real);
    }

    record DemoInput(String name, List<String> arguments, Set<String> shown) {
        DemoInput {
            arguments = List.copyOf(arguments);
            shown = Set.copyOf(shown);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void carriesFilesToKpiTablesInOneCommand(DemoInput input) throws Exception {
        try (App demo = start(input, "first", "--once")) {
            assertThat(demo.await(10)).as(demo.output()).isZero();
            assertThat(demo.output()).contains(input.shown()).contains("Done in");
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void killedInTheMiddleAndStartedAgainItEndsWithTheSameNumbers(DemoInput input) throws Exception {
        String whole;
        try (App undisturbed = start(input, "undisturbed", "--once")) {
            assertThat(undisturbed.await(10)).isZero();
            whole = tables(undisturbed.output());
        }
        for (String sign : List.of("Dropping", "Deriving")) {
            try (App killed = start(input, "killed", "--once")) {
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> killed.output().contains(sign) || !killed.isAlive());
                killed.kill();
            }
        }
        try (App again = start(input, "killed", "--once")) {
            assertThat(again.await(10)).as(again.output()).isZero();
            assertThat(tables(again.output())).isEqualTo(whole);
        }
    }

    @Test
    void routesAndDataSetsAreVisibleOverJmxHealthAndMetrics() throws Exception {
        DemoInput small = new DemoInput("small", List.of("--households", "20", "--weeks", "2"), Set.of());
        try (App demo = start(small, "watched")) {
            await().atMost(Duration.ofMinutes(5)).until(() -> demo.output().contains("Ctrl-C stops"));
            URI http = URI.create(demo.found("(http://127.0.0.1:\\d+/)\\s"));

            try (JMXConnector jmx = demo.jmx()) {
                MBeanServerConnection beans = jmx.getMBeanServerConnection();
                ObjectName route =
                        new ObjectName("org.apache.camel:context=bactrian,type=routes,name=\"transactions\"");
                assertThat((Long) beans.getAttribute(route, "ExchangesTotal")).isPositive();
                assertThat(beans.getAttribute(route, "Throughput")).isNotNull();
                ObjectName dataSet = new ObjectName("dev.bactrian:type=DataSet,name=transactions");
                assertThat((Long) beans.getAttribute(dataSet, "RowsLoaded")).isPositive();
                assertThat(beans.getAttribute(new ObjectName("dev.bactrian:type=Pipeline,name=bactrian"), "Verdict"))
                        .isIn("GOOD", "LOOK");
            }
            assertThat(get(http.resolve("/observe/health"))).contains("\"status\":\"UP\"");
            assertThat(get(http.resolve("/observe/metrics"))).contains("camel_route_policy");
            // why: the scrape that asks for the situation registers what the next one shows.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get(http.resolve("/observe/metrics"))
                            .contains("bactrian_dataset_files{dataset=\"transactions\""));
            assertThat(get(http.resolve("/api/situation"))).contains("\"name\":\"transactions\"");
            assertThat(get(http)).contains("<title>Bactrian</title>");

            demo.stop();
            demo.await(2);
        }
    }

    @Test
    void eighthDataSetAndItsKpiTakeFilesOnly() throws Exception {
        Path home = App.home(Files.createDirectories(folder.resolve("home")));
        Files.writeString(home.resolve("routes/stores.yaml"), """
                - templatedRoute:
                    routeTemplateRef: data-set
                    routeId: stores
                    parameters:
                      - {name: name, value: stores}
                      - {name: prefix, value: stores/}
                      - {name: table, value: STORES}
                """);
        Files.writeString(home.resolve("sql/raw/stores.sql"), """
                CREATE OR ALTER TABLE ${database}.RAW.STORES (
                  STORE_ID VARCHAR,
                  CITY VARCHAR,
                  FILE_NAME VARCHAR,
                  FILE_ROW_NUMBER NUMBER,
                  LOADED_AT TIMESTAMP_LTZ
                );
                """);
        Files.writeString(home.resolve("sql/kpi/stores_by_city.sql"), """
                -- title: Stores by city
                -- description: Stores in each city.
                -- family: stores
                -- grain:
                --   CITY: {type: VARCHAR, title: City}
                -- values:
                --   STORES: {type: "NUMBER(18,0)", unit: stores, format: "#,##0"}
                -- goodDirection: neither
                -- owner: Expansion
                SELECT CITY, COUNT(DISTINCT STORE_ID) AS STORES FROM RAW.STORES GROUP BY CITY
                """);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("stores-2025.csv"), "store_id,city\n1,Basel\n2,Basel\n3,Bern\n");

        try (App demo = App.start(
                home,
                folder.resolve("eighth.log"),
                "demo",
                "--once",
                "--dir",
                folder.resolve("pair").toString(),
                "--data",
                data.toString())) {
            assertThat(demo.await(5)).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains("KPI.STORES_BY_CITY")
                    .containsPattern("Basel +2")
                    .containsPattern("Bern +1");
        }
    }

    private App start(DemoInput input, String pair, String... more) {
        String[] arguments = Stream.of(
                        Stream.of("demo", "--dir", folder.resolve(pair).toString()),
                        input.arguments().stream(),
                        Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return App.start(Path.of("").toAbsolutePath(), folder.resolve(pair + ".log"), arguments);
    }

    /** What the demo prints of KPI tables, without what differs from run to run. */
    private static String tables(String output) {
        int start = output.indexOf("\n== ");
        return output.substring(start, output.indexOf("Done in", start));
    }

    private static String get(URI address) throws Exception {
        // why: browsers speak HTTP/1.1 here, and the dashboard looks at its Host header.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
