package dev.bactrian.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything about one KPI: its table, its definition and where it comes from. */
public record KpiPage(
        KpiTile tile,
        List<ColumnHead> columns,
        List<List<@Nullable String>> rows,
        boolean more,
        String sql,
        String file,
        List<String> reads,
        List<KpiTile.Point> history) {
    /** A column as the page shows it. */
    public record ColumnHead(String name, String title, String role, String unit, String format) {}

    public KpiPage {
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
        history = List.copyOf(history);
    }
}
