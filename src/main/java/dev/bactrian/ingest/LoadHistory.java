package dev.bactrian.ingest;

import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Settles files whose load was begun but whose end nobody saw: by COPY_HISTORY and by the rows in the table, never by
 * guessing.
 */
final class LoadHistory {

    // why: the clocks of this machine and of Snowflake may differ a little.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final DataSource dataSource;
    private final Database database;
    private final ObjectName table;

    LoadHistory(DataSource dataSource, Database database, ObjectName table) {
        this.dataSource = dataSource;
        this.database = database;
        this.table = table;
    }

    /** What Snowflake says of the files, by file id; a file that it knows nothing of is absent. */
    Map<String, Outcome> outcomes(List<LedgerRow> unsettled) {
        if (unsettled.isEmpty()) {
            return Map.of();
        }
        Instant since = unsettled.stream()
                .map(LedgerRow::submittedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        Map<String, Outcome> byPath = history(since.minus(MARGIN));
        Map<String, Long> counts = new RawTable(dataSource, table).rowsByFile();
        Map<String, Outcome> outcomes = new HashMap<>();
        for (LedgerRow row : unsettled) {
            Outcome answered = byPath.get(row.fileName());
            if (row.resent() && row.fileName().equals(row.object().key())) {
                // why: old and new version have one name here; replacing is safe to do again, telling them apart is
                // not.
                continue;
            }
            long inTable = counts.getOrDefault(row.fileName(), 0L);
            if (answered != null && answered.settled() && answered.rowsLoaded() == inTable) {
                outcomes.put(row.fileId(), answered);
            } else if (inTable > 0) {
                // why: the table has the last word on what is in it.
                outcomes.put(row.fileId(), new Outcome(LoadState.LOADED, inTable, inTable, 0, null, null, null));
            } else if (answered != null && answered.state() == LoadState.LOAD_FAILED) {
                outcomes.put(row.fileId(), answered);
            }
        }
        return outcomes;
    }

    private Map<String, Outcome> history(Instant since) {
        String sql = """
                SELECT FILE_NAME, STATUS, ROW_PARSED, ROW_COUNT, ERROR_COUNT, FIRST_ERROR_MESSAGE
                FROM TABLE(%s(TABLE_NAME => %s, START_TIME => %s::TIMESTAMP_LTZ))
                ORDER BY LAST_LOAD_TIME""".formatted(
                        // why: a table function's arguments are to be constants.
                        database.informationSchema("COPY_HISTORY").sql(),
                        Quoting.literal(table.plain()),
                        Quoting.literal(since.toString()));
        Map<String, Outcome> outcomes = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    outcomes.put(
                            rows.getString("FILE_NAME"),
                            Outcome.answered(
                                    LoadState.of(rows.getString("STATUS")),
                                    rows.getLong("ROW_PARSED"),
                                    rows.getLong("ROW_COUNT"),
                                    rows.getLong("ERROR_COUNT"),
                                    rows.getString("FIRST_ERROR_MESSAGE"),
                                    null));
                }
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("ask for the load history of table '%s'".formatted(table.plain()), e);
        }
        return outcomes;
    }
}
