package dev.bactrian.monitor.route;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.monitor.DataSetPage;
import dev.bactrian.monitor.DataSetStatus;
import dev.bactrian.monitor.KpiStatus;
import dev.bactrian.monitor.KpiTile;
import dev.bactrian.monitor.KpiValues;
import dev.bactrian.monitor.Situation;
import dev.bactrian.monitor.Watch;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The steps of {@code routes/dashboard.yaml}, by the names that the routes call them. Reads only. */
public final class Dashboard {
    private static final int MOST_CSV_ROWS = 1_000_000;

    private final Watch watch;
    private final Supplier<KpiCatalogue> catalogue;
    private final KpiValues values;
    private final Account account;
    private final Database database;
    private final Guard guard;
    private final Assets assets = new Assets();
    private final ObjectMapper json = new ObjectMapper().registerModule(new SimpleModule().addSerializer(new AsText()));
    private List<KpiStatus> tilesOf = List.of();
    private List<KpiTile> tiles = List.of();

    /**
     * @param host that is listened on
     * @param token that requests must carry; may be missing on loopback only
     */
    public Dashboard(
            Watch watch,
            Supplier<KpiCatalogue> catalogue,
            Account account,
            Database database,
            String host,
            Optional<String> token) {
        this.watch = watch;
        this.catalogue = catalogue;
        this.values = new KpiValues(account, database);
        this.account = account;
        this.database = database;
        this.guard = new Guard(host, token);
    }

    /** The processors as they are to be bound in the registry. */
    public Map<String, Processor> byName() {
        return Map.of(
                "dashboardGuard", this::guarded,
                "dashboardAsset", this::asset,
                "dashboardSituation", this::situation,
                "dashboardTiles", this::tiles,
                "dashboardKpi", this::kpi,
                "dashboardKpiCsv", this::kpiCsv,
                "dashboardDataSet", this::dataSet,
                "dashboardRoutes", this::routes);
    }

    private void guarded(Exchange exchange) throws Exception {
        exchange.setProperty("name", exchange.getMessage().getHeader("name", "index.html", String.class));
        guard.process(exchange);
    }

    private void asset(Exchange exchange) {
        Optional<Assets.Asset> found = assets.find(name(exchange));
        if (found.isEmpty()) {
            Guard.refuse(exchange, 404, "There is no such page.");
            return;
        }
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, found.get().contentType());
        exchange.getMessage().setBody(assets.content(found.get()));
    }

    private void situation(Exchange exchange) {
        Situation situation = watch.situation();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", situation.verdict());
        answer.put("inWords", situation.inWords());
        answer.put("situation", situation);
        answer(exchange, answer);
    }

    private void tiles(Exchange exchange) {
        answer(exchange, currentTiles());
    }

    /** why: KPI tables change only when a run publishes, so they are read once a run and not once a look. */
    private synchronized List<KpiTile> currentTiles() {
        List<KpiStatus> now = watch.situation().kpis();
        if (!now.equals(tilesOf)) {
            KpiCatalogue kpis = catalogue.get();
            tiles = now.stream()
                    .flatMap(status -> kpis.find(status.name()).map(kpi -> values.tile(kpi, status)).stream())
                    .toList();
            tilesOf = now;
        }
        return tiles;
    }

    private void kpi(Exchange exchange) {
        withKpi(exchange, (kpi, status) -> answer(exchange, values.page(kpi, status)));
    }

    private void kpiCsv(Exchange exchange) {
        withKpi(exchange, (kpi, status) -> {
            StringWriter text = new StringWriter();
            CsvWriter csv = CsvWriter.builder().build(text);
            csv.writeRecord(kpi.columnNames());
            values.rows(kpi, MOST_CSV_ROWS).forEach(csv::writeRecord);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/csv; charset=utf-8");
            exchange.getMessage().setHeader("Content-Disposition", "attachment; filename=\"" + kpi.name() + ".csv\"");
            exchange.getMessage().setBody(text.toString());
        });
    }

    /** Does something with a KPI and its last run. */
    private interface KpiAnswer {
        void give(Kpi kpi, KpiStatus status);
    }

    private void withKpi(Exchange exchange, KpiAnswer answer) {
        Optional<Kpi> kpi = catalogue.get().find(name(exchange));
        Optional<KpiStatus> status = watch.situation().kpis().stream()
                .filter(each -> each.name().equalsIgnoreCase(name(exchange)))
                .findFirst();
        if (kpi.isEmpty() || status.isEmpty()) {
            Guard.refuse(exchange, 404, "There is no such KPI.");
        } else {
            answer.give(kpi.get(), status.get());
        }
    }

    private void dataSet(Exchange exchange) {
        Optional<DataSetStatus> status = watch.situation().dataSets().stream()
                .filter(each -> each.name().equals(name(exchange)))
                .findFirst();
        if (status.isEmpty()) {
            Guard.refuse(exchange, 404, "There is no such data set.");
        } else {
            answer(exchange, DataSetPage.read(account, database, status.get()));
        }
    }

    private void routes(Exchange exchange) {
        answer(exchange, RouteFacts.of(exchange.getContext()));
    }

    private static String name(Exchange exchange) {
        return exchange.getProperty("name", "", String.class);
    }

    private void answer(Exchange exchange, Object value) {
        try {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getMessage().setBody(json.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of plain values can be written", impossible);
        }
    }

    /** Moments as ISO 8601 text. */
    private static final class AsText extends StdSerializer<Instant> {
        AsText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(moment.toString());
        }
    }
}
