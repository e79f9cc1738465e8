package dev.bactrian.eda.route;

import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.snowflake.BulkInsert;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.Database;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Writes what checks found into OPS.CHECK_RESULT. Safe for use by many threads. */
final class CheckTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("RUN_ID", "VARCHAR"),
            new Column("JOB", "VARCHAR"),
            new Column("CHECK_NAME", "VARCHAR"),
            new Column("KIND", "VARCHAR"),
            new Column("SEVERITY", "VARCHAR"),
            new Column("PASSED", "BOOLEAN"),
            new Column("FAILING_ROWS", "NUMBER(18,0)"),
            new Column("CHECKED_ROWS", "NUMBER(18,0)"),
            new Column("ALLOWED_ROWS", "NUMBER(18,0)"),
            new Column("CHECKED_AT", "TIMESTAMP_LTZ"));

    private final DataSource dataSource;
    private final Database database;
    private final Clock clock;

    CheckTable(DataSource dataSource, Database database, Clock clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.clock = clock;
    }

    void write(EdaRuns.Run run, List<CheckResult> results) {
        if (results.isEmpty()) {
            return;
        }
        try (BulkInsert rows = BulkInsert.into(dataSource, database.ops("CHECK_RESULT"), COLUMNS)) {
            for (CheckResult result : results) {
                rows.add(
                        run.id(),
                        run.job(),
                        result.name(),
                        result.kind(),
                        result.severity().name(),
                        result.passed(),
                        result.failing(),
                        result.rows(),
                        result.allowed(),
                        clock.instant());
            }
            rows.finish();
        }
    }
}
