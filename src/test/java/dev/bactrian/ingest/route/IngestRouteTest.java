package dev.bactrian.ingest.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.ingest.Ingest;
import dev.bactrian.snowflake.Snowpipe;
import dev.bactrian.testing.EmbeddedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestRouteTest extends CamelMainTestSupport {

    private static final String ENTRIES = """
            - templatedRoute:
                routeTemplateRef: data-set
                routeId: sales
                parameters:
                  - {name: name, value: sales}
                  - {name: prefix, value: sales}
                  - {name: table, value: SALES}
                  - {name: poll, value: 100ms}
            - templatedRoute:
                routeTemplateRef: data-set
                routeId: returns
                parameters:
                  - {name: name, value: returns}
                  - {name: prefix, value: returns}
                  - {name: table, value: RETURNS}
                  - {name: load, value: copy}
                  - {name: onBadRow, value: quarantine-rows}
                  - {name: schemaChange, value: evolve}
                  - {name: poll, value: 100ms}
            """;

    @TempDir
    static Path folder;

    private final List<String> committed = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @SuppressWarnings("NullAway.Init") // made by configure, which the test kit calls first
    private EmbeddedAccount account;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        try {
            Path home = Files.createTempDirectory(folder, "home");
            Path routes = Files.createDirectory(home.resolve("routes"));
            Files.writeString(routes.resolve("entries.yaml"), ENTRIES);
            account = new EmbeddedAccount(home).provisioned();
            Settings settings = settings();
            configuration.withRoutesIncludePattern(
                    "file:routes/ingest.yaml,file:routes/errors.yaml,file:" + routes.resolve("entries.yaml"));
            List<DataSet> dataSets = RouteEntries.read(routes, settings).dataSets();
            dataSets.forEach(dataSet -> account.provision(dataSet, "ID NUMBER(9, 0), NAME VARCHAR"));
            bind(configuration, dataSets, settings);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings() {
        return Settings.load(new Home(folder), Map.of(), Map.of("s3.bucket", EmbeddedAccount.BUCKET));
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        Path file = folder.resolve("camel.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings().camel().store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "file:" + file;
    }

    private void bind(MainConfigurationProperties configuration, List<DataSet> dataSets, Settings settings) {
        Snowpipe snowpipe = new Snowpipe(account.snowflakeSettings(), Clock.systemUTC());
        Ingest ingest = new Ingest(
                dataSets,
                settings.ingest(),
                account.s3(),
                EmbeddedAccount.BUCKET,
                account.dataSource(),
                EmbeddedAccount.DATABASE,
                () -> snowpipe,
                Clock.systemUTC());
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("s3", account.s3());
                getContext().getRegistry().bind("ingestThreads", threads);
                new IngestProcessors(ingest).byName().forEach(getContext().getRegistry()::bind);
                from("seda:committed")
                        .process(exchange -> committed.add(exchange.getMessage().getBody(String.class)));
            }
        });
    }

    @AfterEach
    void closeAccount() {
        threads.shutdownNow();
        account.close();
    }

    @Test
    void loadsEachFileOnceAndSaysWhatIsCommitted() {
        account.put("sales/a.csv", "id,name\n1,one\n2,\"two\"\n");
        account.put("returns/a.csv", "id,name\n7,seven\n");
        eventually().untilAsserted(() -> {
            assertThat(states()).containsExactly("returns/a.csv|LOADED|1", "sales/a.csv|LOADED|2");
            assertThat(committed).contains("sales", "returns");
        });

        account.put("sales/b.csv", "name,ID\nthree,3\n");
        eventually().until(() -> states().size() == 3);

        assertThat(account.rows("SELECT ID, NAME, FILE_ROW_NUMBER, LOADED_AT IS NOT NULL FROM RAW.SALES ORDER BY ID"))
                .containsExactly("1|one|1|TRUE", "2|two|2|TRUE", "3|three|1|TRUE");
    }

    @Test
    void setsABadFileAsideAndLoadsTheOthers() {
        account.put("sales/1-bad.csv", "id,name\n1,one\nno number,two\n");
        account.put("sales/2-odd.csv", "id,title\n1,one\n");
        account.put("sales/3-good.csv", "id,name\n3,three\n");

        eventually()
                .untilAsserted(() -> assertThat(states())
                        .containsExactly(
                                "sales/1-bad.csv|LOAD_FAILED|0",
                                "sales/2-odd.csv|LOAD_FAILED|0",
                                "sales/3-good.csv|LOADED|1"));

        assertThat(account.rows("SELECT OBJECT_KEY, REASON FROM OPS.QUARANTINE WHERE ROW_NUMBER IS NULL ORDER BY 1"))
                .containsExactly("sales/1-bad.csv|BAD_ROW", "sales/2-odd.csv|COLUMNS_CHANGED");
        eventually().until(() -> failed("sales") > 0);
    }

    @Test
    void quarantinesBadRowsWithTheirTextAndLoadsTheGoodOnes() {
        account.put("returns/a.csv", "id,name\n1,one\nno number,two\n3,three\n");

        eventually().untilAsserted(() -> assertThat(states()).containsExactly("returns/a.csv|PARTIALLY_LOADED|2"));

        assertThat(account.rows("SELECT ROW_NUMBER, COLUMN_NAME, RAW_TEXT FROM OPS.QUARANTINE"))
                .containsExactly("2|\"RETURNS\"[\"ID\":1]|no number,two");
    }

    private ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
    }

    private List<String> states() {
        return account.rows(
                "SELECT OBJECT_KEY, STATE, ROWS_LOADED FROM OPS.LOAD_LEDGER WHERE STATE <> 'LOAD_IN_PROGRESS' ORDER BY 1");
    }

    private long failed(String route) {
        return context()
                .getCamelContextExtension()
                .getContextPlugin(org.apache.camel.api.management.ManagedCamelContext.class)
                .getManagedRoute(route)
                .getExchangesFailed();
    }
}
