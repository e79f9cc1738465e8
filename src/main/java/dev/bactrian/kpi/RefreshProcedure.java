package dev.bactrian.kpi;

import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import java.util.stream.Collectors;

/** The procedure that fills a KPI's table: readers see the old rows or the new ones, and every changed value is kept. */
final class RefreshProcedure {

    private final Database database;

    RefreshProcedure(Database database) {
        this.database = database;
    }

    String statement(Kpi kpi) {
        boolean gated = !kpi.gates().isEmpty();
        return """
                CREATE OR ALTER PROCEDURE %s()
                RETURNS NUMBER
                LANGUAGE SQL
                COMMENT = %s
                EXECUTE AS OWNER
                AS
                $$
                %sBEGIN
                %s
                  LET published NUMBER := SQLROWCOUNT;
                %s%s
                  RETURN published;
                END;
                $$""".formatted(
                        database.kpi(kpi.refreshName()).sql(),
                        Quoting.literal("Fills KPI.%s; returns its rows".formatted(kpi.name())),
                        gated ? "DECLARE\n  held EXCEPTION (-20001, '%s');\n".formatted(GatedPublication.HELD) : "",
                        publish(kpi),
                        history(kpi),
                        gated ? "\n" + new GatedPublication(kpi, database).cleanUp() : "");
    }

    private String publish(Kpi kpi) {
        String names = kpi.columnNames().stream().map(Quoting::identifier).collect(Collectors.joining(", "));
        if (!kpi.gates().isEmpty()) {
            return new GatedPublication(kpi, database).statements(names);
        }
        return """
                  INSERT OVERWRITE INTO %s (%s)
                  SELECT %s FROM (
                %s
                  );""".formatted(
                        database.kpi(kpi.name()).sql(),
                        names,
                        names,
                        kpi.query().indent(4).stripTrailing());
    }

    /** why: a row only where a value changed, so that many runs over the same data cost nothing. */
    private String history(Kpi kpi) {
        ObjectName history = database.ops("KPI_HISTORY");
        return """
                  INSERT INTO %1$s (KPI, GRAIN, MEASURE, VALUE, RECORDED_AT)
                  SELECT %2$s, n.GRAIN, n.MEASURE, n.VALUE, CURRENT_TIMESTAMP()
                  FROM (
                %3$s
                  ) AS n
                  LEFT JOIN (
                    SELECT GRAIN, MEASURE, VALUE
                    FROM %1$s
                    WHERE KPI = %2$s
                    QUALIFY ROW_NUMBER() OVER (PARTITION BY GRAIN, MEASURE ORDER BY RECORDED_AT DESC) = 1
                  ) AS h ON h.GRAIN = n.GRAIN AND h.MEASURE = n.MEASURE
                  WHERE h.GRAIN IS NULL OR h.VALUE IS DISTINCT FROM n.VALUE;""".formatted(history.sql(), Quoting.literal(kpi.name()), measures(kpi));
    }

    private String measures(Kpi kpi) {
        String grain = kpi.grain().isEmpty()
                ? "'all'"
                : kpi.grain().stream()
                        .map(column ->
                                "COALESCE(TO_VARCHAR(%s), 'unknown')".formatted(Quoting.identifier(column.name())))
                        .collect(Collectors.joining(" || ' / ' || "));
        return kpi.values().stream()
                .map(column -> "    SELECT %s AS GRAIN, %s AS MEASURE, CAST(%s AS NUMBER(38, 6)) AS VALUE FROM %s"
                        .formatted(
                                grain,
                                Quoting.literal(column.name()),
                                Quoting.identifier(column.name()),
                                database.kpi(kpi.name()).sql()))
                .collect(Collectors.joining("\n    UNION ALL\n"));
    }
}
