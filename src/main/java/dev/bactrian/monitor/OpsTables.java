package dev.bactrian.monitor;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.EdaJob;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tables of OPS, one query each whatever the number of data sets, jobs and KPIs. Safe to share. */
final class OpsTables {
    /** Below this a data set's rhythm is not worth a warning. */
    private static final Duration SHORTEST_GAP = Duration.ofHours(1);

    private static final int GAPS_UNTIL_LATE = 3;

    private final Account account;
    private final Database database;

    OpsTables(Account account, Database database) {
        this.account = account;
        this.database = database;
    }

    List<DataSetStatus> dataSets(List<DataSet> declared, Instant now) {
        String sql = """
                SELECT DATA_SET, COUNT(*), SUM(IFF(STATE = 'LOAD_IN_PROGRESS', 1, 0)),
                  SUM(IFF(STATE IN ('LOADED', 'PARTIALLY_LOADED'), 1, 0)), SUM(IFF(STATE = 'LOAD_FAILED', 1, 0)),
                  SUM(IFF(STATE = 'LOAD_SKIPPED', 1, 0)), SUM(IFF(STATE = 'REPLACED', 0, COALESCE(ROWS_LOADED, 0))),
                  SUM(COALESCE(ROWS_REJECTED, 0)), SUM(SIZE_BYTES), MAX(MODIFIED_AT), MAX(SETTLED_AT), MEDIAN(GAP)
                FROM (
                  SELECT *, DATEDIFF('second', LAG(MODIFIED_AT) OVER (PARTITION BY DATA_SET ORDER BY MODIFIED_AT), MODIFIED_AT) AS GAP
                  FROM %s
                ) AS l
                GROUP BY DATA_SET""".formatted(database.ops("LOAD_LEDGER").sql());
        Map<String, DataSetStatus> known = new HashMap<>();
        account.query("read the ledger", sql, row -> counted(row, now)).forEach(each -> known.put(each.name(), each));
        return declared.stream()
                .map(dataSet -> named(dataSet, known.getOrDefault(dataSet.name(), empty(dataSet))))
                .toList();
    }

    private static DataSetStatus counted(ResultSet row, Instant now) throws SQLException {
        Instant lastArrival = instant(row, 10);
        long gap = row.getLong(12);
        boolean late = lastArrival != null
                && gap >= SHORTEST_GAP.toSeconds()
                && Duration.between(lastArrival, now).toSeconds() > GAPS_UNTIL_LATE * gap;
        return new DataSetStatus(
                row.getString(1),
                "",
                "",
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                lastArrival,
                instant(row, 11),
                gap,
                late);
    }

    private static DataSetStatus empty(DataSet dataSet) {
        return new DataSetStatus(dataSet.name(), "", "", 0, 0, 0, 0, 0, 0, 0, 0, null, null, 0, false);
    }

    private static DataSetStatus named(DataSet dataSet, DataSetStatus status) {
        return new DataSetStatus(
                dataSet.name(),
                dataSet.table(),
                dataSet.prefix(),
                status.files(),
                status.pending(),
                status.loaded(),
                status.failed(),
                status.skipped(),
                status.rows(),
                status.rejected(),
                status.bytes(),
                status.lastArrival(),
                status.lastLoaded(),
                status.usualGapSeconds(),
                status.late());
    }

    List<JobStatus> jobs(List<EdaJob> declared) {
        String sql = """
                SELECT JOB, STATE, STARTED_AT, FINISHED_AT, COALESCE(ROWS_READ, 0), COALESCE(ROWS_WRITTEN, 0), ERROR
                FROM %s
                QUALIFY ROW_NUMBER() OVER (PARTITION BY JOB ORDER BY STARTED_AT DESC) = 1""".formatted(database.ops("EDA_RUN").sql());
        Map<String, JobStatus> known = new HashMap<>();
        account.query(
                        "read the EDA runs",
                        sql,
                        row -> new JobStatus(
                                row.getString(1),
                                row.getString(2),
                                instant(row, 3),
                                instant(row, 4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getString(7)))
                .forEach(each -> known.put(each.name(), each));
        return declared.stream()
                .map(job -> known.getOrDefault(
                        job.name(), new JobStatus(job.name(), JobStatus.NEVER, null, null, 0, 0, null)))
                .toList();
    }

    List<KpiStatus> kpis(List<Kpi> catalogue) {
        String sql = """
                SELECT KPI, STATE, FINISHED_AT, COALESCE(ROWS_PUBLISHED, 0), COALESCE(DURATION_MS, 0), ERROR_MESSAGE
                FROM %s
                WHERE KPI IS NOT NULL
                QUALIFY ROW_NUMBER() OVER (PARTITION BY KPI ORDER BY RECORDED_AT DESC, FINISHED_AT DESC) = 1""".formatted(database.ops("KPI_RUN").sql());
        Map<String, KpiStatus> known = new HashMap<>();
        account.query(
                        "read the KPI runs",
                        sql,
                        row -> new KpiStatus(
                                row.getString(1),
                                "",
                                "",
                                row.getString(2),
                                instant(row, 3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getString(6)))
                .forEach(each -> known.put(each.name(), each));
        return catalogue.stream().map(kpi -> named(kpi, known.get(kpi.name()))).toList();
    }

    private static KpiStatus named(Kpi kpi, @Nullable KpiStatus run) {
        return run == null
                ? new KpiStatus(kpi.name(), kpi.title(), kpi.family(), KpiStatus.NEVER, null, 0, 0, null)
                : new KpiStatus(
                        kpi.name(),
                        kpi.title(),
                        kpi.family(),
                        run.state(),
                        run.publishedAt(),
                        run.rows(),
                        run.millis(),
                        run.error());
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
