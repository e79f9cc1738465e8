package dev.bactrian.kpi;

import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills a KPI's table by way of a table beside it, so that its gates see the new values before readers do. An alarm of a
 * gate that holds raises the exception {@code held}, and readers keep the old rows.
 */
final class GatedPublication {

    static final String HELD = "Held by its gates: see OPS.KPI_ALARM";

    private final Kpi kpi;
    private final ObjectName table;
    private final ObjectName next;
    private final ObjectName alarms;

    GatedPublication(Kpi kpi, Database database) {
        this.kpi = kpi;
        this.table = database.kpi(kpi.name());
        this.next = database.kpi(kpi.name() + "__NEXT");
        this.alarms = database.ops("KPI_ALARM");
    }

    String statements(String names) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE OR REPLACE TABLE %s LIKE %s;".formatted(next.sql(), table.sql()));
        statements.add("INSERT INTO %s (%s)\nSELECT %s FROM (\n%s\n);"
                .formatted(next.sql(), names, names, kpi.query().indent(2).stripTrailing()));
        alarms(Gate.Action.WARN).forEach(statements::add);
        for (String alarm : alarms(Gate.Action.HOLD)) {
            statements.add(alarm);
            statements.add("IF (SQLROWCOUNT > 0) THEN\n  RAISE held;\nEND IF;");
        }
        statements.add(
                "INSERT OVERWRITE INTO %s (%s) SELECT %s FROM %s;".formatted(table.sql(), names, names, next.sql()));
        return String.join("\n", statements).indent(2).stripTrailing();
    }

    String cleanUp() {
        return "  DROP TABLE IF EXISTS %s;".formatted(next.sql());
    }

    private List<String> alarms(Gate.Action action) {
        return kpi.gates().stream()
                .filter(gate -> gate.otherwise() == action)
                .map(this::alarm)
                .toList();
    }

    private String alarm(Gate gate) {
        String rows = findings(gate).stream().collect(Collectors.joining("\n  UNION ALL\n"));
        return """
                INSERT INTO %s (KPI, VALUE_COLUMN, ACTION, EXPLANATION, RAISED_AT)
                SELECT %s, %s, %s, a.EXPLANATION, CURRENT_TIMESTAMP()
                FROM (
                %s
                ) AS a;""".formatted(
                        alarms.sql(),
                        Quoting.literal(kpi.name()),
                        Quoting.literal(gate.column()),
                        Quoting.literal(gate.otherwise().name()),
                        rows);
    }

    private List<String> findings(Gate gate) {
        String column = Quoting.identifier(gate.column());
        List<String> findings = new ArrayList<>();
        if (gate.notNull()) {
            findings.add(counted("without a value", column + " IS NULL"));
        }
        gate.min()
                .ifPresent(min ->
                        findings.add(counted("below " + min.toPlainString(), column + " < " + min.toPlainString())));
        gate.max()
                .ifPresent(max ->
                        findings.add(counted("above " + max.toPlainString(), column + " > " + max.toPlainString())));
        gate.maxChange()
                .ifPresent(
                        share -> findings.add("""
                          SELECT 'sum was ' || TO_VARCHAR(o.TOTAL) || ', would be ' || COALESCE(TO_VARCHAR(n.TOTAL), 'nothing') AS EXPLANATION
                          FROM (SELECT SUM(%1$s) AS TOTAL FROM %2$s) AS o
                          CROSS JOIN (SELECT SUM(%1$s) AS TOTAL FROM %3$s) AS n
                          WHERE o.TOTAL IS NOT NULL AND ABS(COALESCE(n.TOTAL, 0) - o.TOTAL) > %4$s * ABS(o.TOTAL)""".formatted(column, table.sql(), next.sql(), share.toPlainString())));
        return findings;
    }

    private String counted(String words, String condition) {
        return "  SELECT COUNT(*) || %s AS EXPLANATION FROM %s WHERE %s HAVING COUNT(*) > 0"
                .formatted(Quoting.literal(" rows " + words), next.sql(), condition);
    }
}
