package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.EdaJob;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.eda.route.EdaRunner;
import dev.bactrian.eda.route.JobFiles;
import dev.bactrian.eda.route.OrderEdaJobs;
import dev.bactrian.eda.route.RunEdaJob;
import dev.bactrian.kpi.AwaitKpiRun;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiRefresh;
import dev.bactrian.kpi.RequestKpiRun;
import dev.bactrian.kpi.RollOutKpis;
import dev.bactrian.monitor.Situation;
import dev.bactrian.monitor.StatusBeans;
import dev.bactrian.monitor.StatusMetrics;
import dev.bactrian.monitor.Watch;
import dev.bactrian.monitor.route.Dashboard;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.Provisioner;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.SnowflakePool;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The running application: Camel with the routes of {@code routes/}, and the beans that those name. Owns what it opens; {@link
 * #close()} stops the routes gracefully, so that what is in flight is finished.
 */
final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration SITUATION_FRESH_FOR = Duration.ofSeconds(3);

    private final Home home;
    private final Settings settings;
    private final S3Client s3;
    private final SnowflakePool snowflake;
    private final Account account;
    private final Provisioning provisioning;
    private final KpiRefresh kpiRefresh;
    private final IngestBeans ingest;
    private final EdaRunner edaRunner;
    private final Watch watch;
    private final StatusBeans statusBeans;
    // why: gauges are held weakly by their registry.
    private final List<StatusMetrics> metrics = new ArrayList<>();
    private final Clock clock = Clock.systemUTC();
    private final Main camel = new Main();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Application(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
        this.s3 = S3Clients.of(settings.s3());
        this.snowflake = new SnowflakePool(settings.snowflake());
        this.ingest = new IngestBeans(home, settings, s3, snowflake.dataSource(), clock);
        this.account = new Account(snowflake.dataSource());
        this.provisioning = new Provisioning(home, settings, snowflake);
        this.kpiRefresh = provisioning.kpiRefresh(clock);
        this.edaRunner = new EdaRunner(
                snowflake.dataSource(),
                provisioning.database(),
                entries(),
                new JobFiles(home.sql(), Provisioning.variables(settings)),
                home.state(),
                Map.of(),
                clock);
        this.watch =
                new Watch(account, provisioning.database(), this::entries, this::catalogue, clock, SITUATION_FRESH_FOR);
        this.statusBeans = new StatusBeans(watch, clock);
    }

    /** Makes the account as the files ask for; the answer says what that took. */
    String provision() {
        Plan done = provisioning.provision(Provisioner.Options.careful(), change -> LOG.info("{}", change));
        return done.inWords().lines().reduce("", (all, last) -> last);
    }

    void start() {
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.setInitialProperties(camelProperties());
        bindBeans();
        camel.start();
        startMonitoring();
        LOG.info(
                "Running: home {}, bucket {}, account {}",
                home.folder(),
                settings.s3().bucket(),
                settings.snowflake().account());
    }

    private void bindBeans() {
        camel.bind("s3", s3);
        camel.bind("snowflake", snowflake.dataSource());
        ingest.byName().forEach(camel::bind);
        camel.bind("rollOutKpis", new RollOutKpis(provisioning::rollOutKpis));
        camel.bind("requestKpiRun", new RequestKpiRun(kpiRefresh));
        camel.bind("awaitKpiRun", new AwaitKpiRun(kpiRefresh));
        camel.bind("kpiRefresh", kpiRefresh);
        bindEda();
        new Dashboard(
                        watch,
                        this::catalogue,
                        account,
                        provisioning.database(),
                        settings.required("http.host"),
                        settings.find("http.token"))
                .byName()
                .forEach(camel::bind);
    }

    private void bindEda() {
        camel.bind("edaRunner", edaRunner);
        camel.bind("orderEdaJobs", new OrderEdaJobs(edaRunner));
        camel.bind("runEdaJob", new RunEdaJob(edaRunner));
    }

    /** Shows the situation over JMX and as metrics, beside what Camel shows of its routes. */
    private void startMonitoring() {
        RouteEntries entries = entries();
        statusBeans.register(
                entries.dataSets().stream().map(DataSet::name).toList(),
                entries.edaJobs().stream().map(EdaJob::name).toList(),
                catalogue().kpis().stream().map(Kpi::name).toList());
        camel.getCamelContext()
                .getRegistry()
                .findByType(MeterRegistry.class)
                .forEach(registry -> metrics.add(new StatusMetrics(watch, clock, registry)));
    }

    private RouteEntries entries() {
        return RouteEntries.read(home.routes(), settings);
    }

    /** What the routes and Camel itself are told: our defaults, over them the user's settings. */
    private Properties camelProperties() {
        Properties properties = new Properties();
        try (InputStream defaults = Application.class.getResourceAsStream("/camel-defaults.properties")) {
            properties.load(Objects.requireNonNull(defaults, "camel-defaults.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        properties.setProperty("camel.main.routesIncludePattern", "file:" + home.routes() + "/*.yaml");
        properties.setProperty("camel.server.host", settings.required("http.host"));
        properties.setProperty("camel.server.port", settings.required("http.port"));
        properties.setProperty("camel.management.host", LOOPBACK);
        properties.setProperty("camel.management.port", managementPort());
        properties.putAll(settings.camel());
        return properties;
    }

    /** why: health and metrics ask for no token, so they stay on this machine when the dashboard is opened to others. */
    private String managementPort() {
        int port = settings.number("http.port");
        boolean sameAddress = settings.required("http.host").equals(LOOPBACK);
        return Integer.toString(sameAddress ? port : port + 1);
    }

    /** Whether anything dropped has not yet come through to the KPI tables. */
    boolean isWorkPending() {
        // why this order: an EDA job that ends between the two questions makes the KPIs due, so they are asked last.
        return edaRunner.order().stream().anyMatch(edaRunner::pending) || kpiRefresh.due();
    }

    Situation situation() {
        return watch.situation();
    }

    /** Where a browser finds the dashboard. */
    URI dashboard() {
        return URI.create("http://%s:%s/".formatted(settings.required("http.host"), settings.required("http.port")));
    }

    Bucket bucket() {
        return new Bucket(s3, settings.s3().bucket());
    }

    LoadWatch loads() {
        return new LoadWatch(account, provisioning.database());
    }

    KpiTables kpiTables(PrintStream out) {
        return new KpiTables(account, provisioning.database(), out);
    }

    KpiCatalogue catalogue() {
        return provisioning.catalogue();
    }

    /** Waits until the process is asked to stop, then lets the caller close. */
    void awaitStop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        try {
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        statusBeans.close();
        camel.stop();
        ingest.close();
        snowflake.close();
        s3.close();
        stopped.countDown();
        LogManager.shutdown();
    }
}
