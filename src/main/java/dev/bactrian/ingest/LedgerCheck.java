package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Proves, file by file, that a raw table holds exactly the rows that the ledger says were loaded into it. */
public final class LedgerCheck {

    /** A file whose rows in the table are not those of the ledger: other in number, or one row number twice. */
    public record Difference(
            String fileName, String objectKey, long rowsInLedger, long rowsInTable, long distinctRows) {

        /** The finding in words. */
        public String inWords() {
            String file =
                    objectKey.isEmpty() ? "'%s' (unknown to the ledger)".formatted(fileName) : "'" + objectKey + "'";
            return "%s: ledger %d rows, table %d rows, of which %d with a row number of their own"
                    .formatted(file, rowsInLedger, rowsInTable, distinctRows);
        }
    }

    /** What the check of one data set found. */
    public record Result(String dataSet, long files, long rows, List<Difference> differences) {

        public Result {
            differences = List.copyOf(differences);
        }

        public boolean exact() {
            return differences.isEmpty();
        }
    }

    private final DataSource dataSource;
    private final Database database;

    public LedgerCheck(DataSource dataSource, Database database) {
        this.dataSource = dataSource;
        this.database = database;
    }

    public Result check(DataSet dataSet) {
        String sql = """
                SELECT COALESCE(L.FILE_NAME, R.FILE_NAME) AS FILE_NAME, L.OBJECT_KEY, COALESCE(L.LEDGER_ROWS, 0) AS LEDGER_ROWS,
                  COALESCE(R.TABLE_ROWS, 0) AS TABLE_ROWS, COALESCE(R.DISTINCT_ROWS, 0) AS DISTINCT_ROWS
                FROM (SELECT FILE_NAME, MAX(OBJECT_KEY) AS OBJECT_KEY, SUM(ROWS_LOADED) AS LEDGER_ROWS
                      FROM %s WHERE DATA_SET = ? AND STATE IN ('LOADED', 'PARTIALLY_LOADED') GROUP BY FILE_NAME) L
                FULL OUTER JOIN (SELECT FILE_NAME, COUNT(*) AS TABLE_ROWS, COUNT(DISTINCT FILE_ROW_NUMBER) AS DISTINCT_ROWS
                      FROM %s GROUP BY FILE_NAME) R
                ON L.FILE_NAME = R.FILE_NAME
                ORDER BY 1""".formatted(
                database.ops("LOAD_LEDGER").sql(), database.raw(dataSet.table()).sql());
        long files = 0;
        long rows = 0;
        List<Difference> differences = new ArrayList<>();
        // why: versions appended under one name (external stage) have the same row numbers.
        boolean rowNumbersRepeat =
                dataSet.stage() == DataSet.StageKind.EXTERNAL && dataSet.resent() == DataSet.Resent.APPEND;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataSet.name());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String key = found.getString("OBJECT_KEY");
                    Difference counted = new Difference(
                            String.valueOf(found.getString("FILE_NAME")),
                            key == null ? "" : key,
                            found.getLong("LEDGER_ROWS"),
                            found.getLong("TABLE_ROWS"),
                            found.getLong("DISTINCT_ROWS"));
                    files++;
                    rows += counted.rowsInTable();
                    boolean doubled = counted.distinctRows() != counted.rowsInTable() && !rowNumbersRepeat;
                    if (counted.rowsInLedger() != counted.rowsInTable() || doubled) {
                        differences.add(counted);
                    }
                }
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("check the ledger of data set '%s'".formatted(dataSet.name()), e);
        }
        return new Result(dataSet.name(), files, rows, differences);
    }
}
