package dev.bactrian.monitor;

import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiColumn;
import dev.bactrian.kpi.Target;
import dev.bactrian.kpi.query.Reference;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.Quoting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads KPI tables for the dashboard. Safe to share. */
public final class KpiValues {
    private static final int MOST_POINTS = 60;
    private static final int MOST_CATEGORIES = 8;
    private static final int MOST_ROWS = 2_000;

    private final Account account;
    private final Database database;

    public KpiValues(Account account, Database database) {
        this.account = account;
        this.database = database;
    }

    /** The KPI at a glance; without values while its table is not there yet. */
    public KpiTile tile(Kpi kpi, KpiStatus status) {
        KpiColumn value = kpi.values().get(0);
        KpiTile.Kind kind = kind(kpi);
        List<KpiTile.Point> points = status.publishedAt() == null ? List.of() : points(kpi, kind, value);
        Optional<KpiTile.Point> shown = shown(kind, points);
        BigDecimal now = shown.map(KpiTile.Point::y).orElse(null);
        BigDecimal before = kind == KpiTile.Kind.CATEGORY || points.size() < 2
                ? null
                : points.get(points.size() - 2).y();
        Optional<Target> target = kpi.target().filter(each -> each.column().equals(value.name()));
        return new KpiTile(
                kpi.name(),
                kpi.title(),
                kpi.family(),
                kpi.description(),
                kpi.owner(),
                value.unit().orElse(""),
                value.format().orElse(""),
                kind,
                kind == KpiTile.Kind.TOTAL ? null : shown.map(KpiTile.Point::x).orElse(null),
                now,
                now == null || before == null ? null : now.subtract(before),
                kpi.goodDirection().name(),
                target.map(Target::value).orElse(null),
                now == null
                        ? null
                        : target.map(each ->
                                        each.status(now, kpi.goodDirection()).name())
                                .orElse(null),
                status.state(),
                status.publishedAt(),
                points);
    }

    private static KpiTile.Kind kind(Kpi kpi) {
        if (kpi.grain().isEmpty()) {
            return KpiTile.Kind.TOTAL;
        }
        boolean byPeriodOnly = kpi.grain().size() == 1
                && kpi.period().filter(kpi.grain().get(0).name()::equals).isPresent();
        return byPeriodOnly ? KpiTile.Kind.PERIOD : KpiTile.Kind.CATEGORY;
    }

    private static Optional<KpiTile.Point> shown(KpiTile.Kind kind, List<KpiTile.Point> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(kind == KpiTile.Kind.CATEGORY ? points.get(0) : points.get(points.size() - 1));
    }

    private List<KpiTile.Point> points(Kpi kpi, KpiTile.Kind kind, KpiColumn value) {
        return switch (kind) {
            case TOTAL -> history(kpi, value);
            case PERIOD -> reversed(series(kpi, value, " ORDER BY 1 DESC LIMIT " + MOST_POINTS));
            case CATEGORY -> series(kpi, value, " ORDER BY 2 DESC NULLS LAST LIMIT " + MOST_CATEGORIES);
        };
    }

    private List<KpiTile.Point> series(Kpi kpi, KpiColumn value, String order) {
        KpiColumn label = kpi.grain().get(kpi.grain().size() - 1);
        return account.query(
                "read KPI '%s'".formatted(kpi.name()),
                "SELECT %s, %s FROM %s%s"
                        .formatted(
                                Quoting.identifier(label.name()),
                                Quoting.identifier(value.name()),
                                database.kpi(kpi.name()).sql(),
                                order),
                row -> new KpiTile.Point(String.valueOf(row.getString(1)), row.getBigDecimal(2)));
    }

    private List<KpiTile.Point> history(Kpi kpi, KpiColumn value) {
        return reversed(account.query(
                "read the history of KPI '%s'".formatted(kpi.name()),
                "SELECT RECORDED_AT, VALUE FROM %s WHERE KPI = ? AND GRAIN = 'all' AND MEASURE = ? ORDER BY RECORDED_AT DESC LIMIT %d"
                        .formatted(database.ops("KPI_HISTORY").sql(), MOST_POINTS),
                row -> new KpiTile.Point(row.getTimestamp(1).toInstant().toString(), row.getBigDecimal(2)),
                kpi.name(),
                value.name()));
    }

    /** The KPI's page; as many rows as people read. */
    public KpiPage page(Kpi kpi, KpiStatus status) {
        KpiTile tile = tile(kpi, status);
        List<List<@Nullable String>> rows = status.publishedAt() == null ? List.of() : rows(kpi, MOST_ROWS + 1);
        return new KpiPage(
                tile,
                kpi.columns().stream()
                        .map(column -> new KpiPage.ColumnHead(
                                column.name(),
                                column.title(),
                                column.role().name(),
                                column.unit().orElse(""),
                                column.format().orElse("")))
                        .toList(),
                rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows,
                rows.size() > MOST_ROWS,
                kpi.query(),
                kpi.file().getFileName().toString(),
                kpi.reads().stream().map(Reference::qualifiedName).distinct().toList(),
                tile.kind() == KpiTile.Kind.TOTAL ? tile.points() : List.of());
    }

    /** All rows, up to a limit, in the order of the KPI's grain. */
    public List<List<@Nullable String>> rows(Kpi kpi, int limit) {
        String columns = String.join(
                ", ", kpi.columnNames().stream().map(Quoting::identifier).toList());
        String order = kpi.period().isPresent() || kpi.grain().isEmpty()
                ? "1"
                : Quoting.identifier(kpi.values().get(0).name()) + " DESC NULLS LAST, 1";
        return account.query(
                "read KPI '%s'".formatted(kpi.name()),
                "SELECT %s FROM %s ORDER BY %s LIMIT %d"
                        .formatted(columns, database.kpi(kpi.name()).sql(), order, limit),
                row -> {
                    List<@Nullable String> cells = new ArrayList<>();
                    for (int i = 1; i <= kpi.columns().size(); i++) {
                        cells.add(row.getString(i));
                    }
                    return cells;
                });
    }

    private static List<KpiTile.Point> reversed(List<KpiTile.Point> points) {
        List<KpiTile.Point> reversed = new ArrayList<>(points);
        Collections.reverse(reversed);
        return reversed;
    }
}
