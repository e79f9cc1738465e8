package dev.bactrian.eda.route;

import dev.bactrian.eda.drift.DriftFinding;
import dev.bactrian.eda.drift.PastProfile;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.BulkInsert;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads profiles of earlier runs back, and writes how a new one differs. Safe for use by many threads. */
final class PastProfiles {
    private static final int RUNS = 100;
    private static final List<Column> DRIFT = List.of(
            new Column("RUN_ID", "VARCHAR"),
            new Column("PREVIOUS_RUN_ID", "VARCHAR"),
            new Column("JOB", "VARCHAR"),
            new Column("SIDE", "VARCHAR"),
            new Column("COLUMN_NAME", "VARCHAR"),
            new Column("KIND", "VARCHAR"),
            new Column("SEVERITY", "VARCHAR"),
            new Column("AMOUNT", "FLOAT"),
            new Column("THRESHOLD", "FLOAT"),
            new Column("IN_WORDS", "VARCHAR"));

    private final DataSource dataSource;
    private final Account account;
    private final Database database;

    PastProfiles(DataSource dataSource, Database database) {
        this.dataSource = dataSource;
        this.account = new Account(dataSource);
        this.database = database;
    }

    /** The profile of the job's last successful run and the volumes before it; empty before the second run. */
    Optional<PastProfile> before(Optional<EdaRuns.Seen> last, String job, ProfileTables.Side side) {
        return last.map(seen -> new PastProfile(seen.runId(), columns(seen.runId(), side), volumes(job, side)));
    }

    void write(EdaRuns.Run run, ProfileTables.Side side, PastProfile past, List<DriftFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        try (BulkInsert rows = BulkInsert.into(dataSource, database.eda("DRIFT"), DRIFT)) {
            for (DriftFinding finding : findings) {
                rows.add(
                        run.id(),
                        past.runId(),
                        run.job(),
                        side.name(),
                        finding.column(),
                        finding.kind().name(),
                        finding.severity().name(),
                        finding.value(),
                        finding.threshold(),
                        finding.inWords());
            }
            rows.finish();
        }
    }

    private List<PastProfile.Volume> volumes(String job, ProfileTables.Side side) {
        List<PastProfile.Volume> newestFirst = new ArrayList<>(account.query(
                "read the volumes of EDA job '" + job + "'",
                "SELECT PROFILED_AT, ROW_COUNT FROM %s WHERE JOB = ? AND SIDE = ? ORDER BY PROFILED_AT DESC LIMIT %d"
                        .formatted(database.eda("TABLE_PROFILE").sql(), RUNS),
                row -> new PastProfile.Volume(row.getTimestamp(1).toInstant(), row.getLong(2)),
                job,
                side.name()));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private List<PastProfile.PastColumn> columns(String runId, ProfileTables.Side side) {
        Map<String, Map<String, Long>> frequent = new HashMap<>();
        Map<String, List<Double>> quantiles = new HashMap<>();
        account.query(
                "read the values of an earlier profile",
                """
                SELECT COLUMN_NAME, KIND, TEXT_VALUE, NUMBER_VALUE, OCCURRENCES FROM %s
                WHERE RUN_ID = ? AND SIDE = ? AND KIND IN ('FREQUENT', 'QUANTILE') ORDER BY COLUMN_NAME, KIND, POSITION""".formatted(database.eda("COLUMN_VALUE").sql()),
                row -> value(row, frequent, quantiles),
                runId,
                side.name());
        return account.query(
                "read an earlier profile",
                """
                SELECT COLUMN_NAME, DECLARED_TYPE, ROW_COUNT, NULLS, DISTINCT_VALUES, IS_EXACT FROM %s
                WHERE RUN_ID = ? AND SIDE = ? ORDER BY POSITION""".formatted(database.eda("COLUMN_PROFILE").sql()),
                row -> new PastProfile.PastColumn(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6),
                        frequent.getOrDefault(row.getString(1), Map.of()),
                        quantiles.getOrDefault(row.getString(1), List.of())),
                runId,
                side.name());
    }

    private static String value(
            ResultSet row, Map<String, Map<String, Long>> frequent, Map<String, List<Double>> quantiles)
            throws SQLException {
        String column = row.getString(1);
        if (row.getString(2).equals("FREQUENT")) {
            frequent.computeIfAbsent(column, name -> new HashMap<>()).put(row.getString(3), row.getLong(5));
        } else {
            quantiles.computeIfAbsent(column, name -> new ArrayList<>()).add(row.getDouble(4));
        }
        return column;
    }
}
