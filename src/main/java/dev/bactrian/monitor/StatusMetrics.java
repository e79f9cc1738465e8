package dev.bactrian.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The situation as Prometheus metrics, under the names that the MBeans have too. Updated when the metrics are asked for. */
public final class StatusMetrics {
    private final Watch watch;
    private final Clock clock;
    private final MultiGauge files;
    private final MultiGauge rows;
    private final MultiGauge fileAge;
    private final MultiGauge jobAge;
    private final MultiGauge kpiAge;
    private final MultiGauge failing;

    public StatusMetrics(Watch watch, Clock clock, MeterRegistry registry) {
        this.watch = watch;
        this.clock = clock;
        files = gauge(registry, "bactrian.dataset.files", "Files that the ledger knows, by state");
        rows = gauge(registry, "bactrian.dataset.rows", "Rows in the raw table, and rows set aside");
        fileAge = gauge(
                registry, "bactrian.dataset.seconds.since.last.file", "Seconds since the newest file was dropped");
        jobAge = gauge(registry, "bactrian.edajob.seconds.since.run", "Seconds since the last run ended");
        kpiAge = gauge(registry, "bactrian.kpi.seconds.since.published", "Seconds since the KPI was last published");
        failing = gauge(registry, "bactrian.failing", "1 where the last run failed");
        registry.gauge("bactrian.problems", this, StatusMetrics::update);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** why: the one gauge that is always asked for brings the others up to date. */
    private double update() {
        Situation now = watch.situation();
        List<MultiGauge.Row<?>> fileRows = new ArrayList<>();
        List<MultiGauge.Row<?>> rowRows = new ArrayList<>();
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        List<MultiGauge.Row<?>> failures = new ArrayList<>();
        for (DataSetStatus each : now.dataSets()) {
            Tags dataSet = Tags.of("dataset", each.name());
            fileRows.add(MultiGauge.Row.of(dataSet.and("state", "loaded"), each.loaded()));
            fileRows.add(MultiGauge.Row.of(dataSet.and("state", "pending"), each.pending()));
            fileRows.add(MultiGauge.Row.of(dataSet.and("state", "failed"), each.failed()));
            rowRows.add(MultiGauge.Row.of(dataSet.and("state", "loaded"), each.rows()));
            rowRows.add(MultiGauge.Row.of(dataSet.and("state", "rejected"), each.rejected()));
            ages.add(MultiGauge.Row.of(dataSet, secondsSince(each.lastArrival())));
        }
        files.register(fileRows, true);
        rows.register(rowRows, true);
        fileAge.register(ages, true);
        jobAge.register(
                now.jobs().stream()
                        .<MultiGauge.Row<?>>map(
                                each -> MultiGauge.Row.of(Tags.of("job", each.name()), secondsSince(each.finishedAt())))
                        .toList(),
                true);
        kpiAge.register(
                now.kpis().stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(Tags.of("kpi", each.name()), secondsSince(each.publishedAt())))
                        .toList(),
                true);
        now.jobs().forEach(each -> failures.add(failure("edajob", each.name(), each.state())));
        now.kpis().forEach(each -> failures.add(failure("kpi", each.name(), each.state())));
        failing.register(failures, true);
        return now.problems().size();
    }

    private static MultiGauge.Row<?> failure(String type, String name, String state) {
        boolean failed = !List.of("SUCCEEDED", "NEVER", "RUNNING").contains(state);
        return MultiGauge.Row.of(Tags.of("type", type, "name", name), failed ? 1 : 0);
    }

    private long secondsSince(@Nullable Instant moment) {
        return moment == null ? -1 : Duration.between(moment, clock.instant()).toSeconds();
    }
}
