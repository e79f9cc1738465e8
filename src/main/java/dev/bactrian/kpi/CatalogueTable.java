package dev.bactrian.kpi;

import dev.bactrian.kpi.query.Reference;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** OPS.KPI_CATALOGUE: what the KPI files say, beside the tables they fill, for whoever only sees the account. */
public final class CatalogueTable {

    private final Account account;
    private final ObjectName table;

    public CatalogueTable(Account account, Database database) {
        this.account = account;
        this.table = database.ops("KPI_CATALOGUE");
    }

    /** Makes the table say what the catalogue says; a KPI that did not change keeps its row. */
    public void write(KpiCatalogue catalogue) {
        Map<String, String> known = new HashMap<>();
        account.query(
                "read the KPI catalogue",
                "SELECT KPI, CHECKSUM FROM " + table.sql(),
                row -> known.put(row.getString(1), row.getString(2)));
        for (Kpi kpi : catalogue.kpis()) {
            String checksum = known.remove(kpi.name());
            if (!kpi.checksum().equals(checksum)) {
                delete(kpi.name());
                insert(kpi);
            }
        }
        known.keySet().forEach(this::delete);
    }

    private void delete(String kpi) {
        account.execute("write the KPI catalogue", "DELETE FROM %s WHERE KPI = ?".formatted(table.sql()), kpi);
    }

    private void insert(Kpi kpi) {
        String sql = """
                INSERT INTO %s (KPI, TITLE, DESCRIPTION, FAMILY, OWNER, GRAIN, VALUE_COLUMNS, GOOD_DIRECTION, TARGET,
                  READS, TAGS, SOURCE_FILE, CHECKSUM, CHANGED_AT)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, CURRENT_TIMESTAMP()""".formatted(table.sql());
        account.execute(
                "write the KPI catalogue",
                sql,
                kpi.name(),
                kpi.title(),
                kpi.description(),
                kpi.family(),
                kpi.owner(),
                names(kpi, KpiColumn.Role.GRAIN),
                names(kpi, KpiColumn.Role.VALUE),
                kpi.goodDirection().name(),
                kpi.target()
                        .map(target -> target.column() + " " + target.value().toPlainString())
                        .orElse(""),
                kpi.reads().stream().map(Reference::qualifiedName).collect(Collectors.joining(", ")),
                String.join(", ", kpi.tags()),
                kpi.file().toString(),
                kpi.checksum());
    }

    private static String names(Kpi kpi, KpiColumn.Role role) {
        return kpi.columns(role).stream().map(KpiColumn::name).collect(Collectors.joining(", "));
    }
}
