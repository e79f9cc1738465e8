package dev.bactrian.cli;

import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiColumn;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints KPI tables as text, by family, in the formats that the catalogue gives. */
final class KpiTables {
    private static final int MOST_ROWS = 12;

    private final Account account;
    private final Database database;
    private final PrintStream out;

    KpiTables(Account account, Database database, PrintStream out) {
        this.account = account;
        this.database = database;
        this.out = out;
    }

    void print(KpiCatalogue catalogue) {
        for (String family : catalogue.families()) {
            out.printf("%n== %s %s%n", family, "=".repeat(Math.max(1, 60 - family.length())));
            catalogue.kpis().stream().filter(kpi -> kpi.family().equals(family)).forEach(this::print);
        }
    }

    private void print(Kpi kpi) {
        List<String> header = kpi.columns().stream().map(KpiColumn::title).toList();
        List<List<String>> rows = account.query("read KPI '%s'".formatted(kpi.name()), select(kpi), row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < kpi.columns().size(); i++) {
                cells.add(shown(kpi.columns().get(i), row.getString(i + 1)));
            }
            return cells;
        });
        TextTable table = new TextTable(header);
        rows.stream().limit(MOST_ROWS).forEach(table::add);
        out.printf("%n%s  (KPI.%s)%n%s", kpi.title(), kpi.name(), table);
        if (rows.size() > MOST_ROWS) {
            out.printf("  … more in KPI.%s%n", kpi.name());
        }
    }

    private String select(Kpi kpi) {
        boolean byValue = kpi.period().isEmpty() && !kpi.values().isEmpty();
        // why the whole grain: of equal values, the same rows come first each time.
        Stream<String> first = byValue ? Stream.of(quoted(kpi.values().get(0)) + " DESC") : Stream.of();
        String order = kpi.grain().isEmpty()
                ? ""
                : Stream.concat(first, kpi.grain().stream().map(KpiTables::quoted))
                        .collect(Collectors.joining(", ", " ORDER BY ", ""));
        List<String> columns = kpi.columns().stream().map(KpiTables::quoted).toList();
        return "SELECT %s FROM %s%s LIMIT %d"
                .formatted(String.join(", ", columns), database.kpi(kpi.name()).sql(), order, MOST_ROWS + 1);
    }

    private static String quoted(KpiColumn column) {
        return "\"" + column.name() + "\"";
    }

    private static String shown(KpiColumn column, String value) {
        if (value == null) {
            return "";
        }
        return column.format()
                .filter(format -> column.role() == KpiColumn.Role.VALUE)
                .map(format -> new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(new BigDecimal(value)))
                .orElse(value);
    }
}
