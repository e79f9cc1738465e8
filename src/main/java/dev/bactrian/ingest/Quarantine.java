package dev.bactrian.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** OPS.QUARANTINE: what could not be loaded, and why. Safe for use by many threads. */
public final class Quarantine {

    private static final int ROWS_A_STATEMENT = 500;
    private static final int LONGEST_TEXT = 4_000;

    private final DataSource dataSource;
    private final ObjectName table;
    private final ObjectName ledger;
    private final ObjectMapper json = new ObjectMapper();

    public Quarantine(DataSource dataSource, Database database) {
        this.dataSource = dataSource;
        this.table = database.ops("QUARANTINE");
        this.ledger = database.ops("LOAD_LEDGER");
    }

    /** Adds the entries, in the transaction of the connection. */
    void add(Connection connection, List<QuarantineEntry> entries) throws SQLException {
        String sql = """
                INSERT INTO %s (FILE_ID, DATA_SET, OBJECT_KEY, FILE_NAME, REASON, EXPLANATION, ROW_NUMBER, COLUMN_NAME, RAW_TEXT,
                  QUARANTINED_AT)
                SELECT F.VALUE:FILE_ID::VARCHAR, F.VALUE:DATA_SET::VARCHAR, F.VALUE:OBJECT_KEY::VARCHAR,
                  F.VALUE:FILE_NAME::VARCHAR, F.VALUE:REASON::VARCHAR, F.VALUE:EXPLANATION::VARCHAR,
                  F.VALUE:ROW_NUMBER::NUMBER(18, 0), F.VALUE:COLUMN_NAME::VARCHAR, F.VALUE:RAW_TEXT::VARCHAR,
                  F.VALUE:QUARANTINED_AT::TIMESTAMP_LTZ
                FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) F""".formatted(table.sql());
        for (int from = 0; from < entries.size(); from += ROWS_A_STATEMENT) {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, array(entries.subList(from, Math.min(entries.size(), from + ROWS_A_STATEMENT))));
                insert.executeUpdate();
            }
        }
    }

    private String array(List<QuarantineEntry> entries) {
        ArrayNode array = json.createArrayNode();
        for (QuarantineEntry entry : entries) {
            ObjectNode node = array.addObject()
                    .put("FILE_ID", entry.fileId())
                    .put("DATA_SET", entry.dataSet())
                    .put("OBJECT_KEY", entry.objectKey())
                    .put("FILE_NAME", entry.fileName())
                    .put("REASON", entry.reason().name())
                    .put("EXPLANATION", shortened(entry.explanation()))
                    .put("QUARANTINED_AT", entry.quarantinedAt().toString());
            if (entry.rowNumber() != null) {
                node.put("ROW_NUMBER", entry.rowNumber());
            }
            put(node, "COLUMN_NAME", entry.columnName());
            put(node, "RAW_TEXT", entry.rawText());
        }
        return array.toString();
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, shortened(value));
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** What is in quarantine and not yet replayed, newest first; of one data set, or of all when the name is empty. */
    public List<QuarantineEntry> list(String dataSet) {
        return select("REPLAYED_AT IS NULL AND (? = '' OR DATA_SET = ?)", dataSet, dataSet);
    }

    /** Everything that is said about one file, named by its id or its object's key. */
    public List<QuarantineEntry> explain(String fileIdOrKey) {
        return select("FILE_ID = ? OR OBJECT_KEY = ?", fileIdOrKey, fileIdOrKey);
    }

    private List<QuarantineEntry> select(String condition, String first, String second) {
        String sql = """
                SELECT FILE_ID, DATA_SET, OBJECT_KEY, FILE_NAME, REASON, EXPLANATION, ROW_NUMBER, COLUMN_NAME, RAW_TEXT,
                  QUARANTINED_AT
                FROM %s WHERE %s ORDER BY QUARANTINED_AT DESC, OBJECT_KEY, ROW_NUMBER""".formatted(table.sql(), condition);
        List<QuarantineEntry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("read the quarantine", e);
        }
        return entries;
    }

    private static QuarantineEntry entry(ResultSet rows) throws SQLException {
        long number = rows.getLong("ROW_NUMBER");
        Long rowNumber = rows.wasNull() ? null : number;
        return new QuarantineEntry(
                rows.getString("FILE_ID"),
                rows.getString("DATA_SET"),
                rows.getString("OBJECT_KEY"),
                rows.getString("FILE_NAME"),
                Outcome.Reason.valueOf(rows.getString("REASON")),
                rows.getString("EXPLANATION"),
                rowNumber,
                rows.getString("COLUMN_NAME"),
                rows.getString("RAW_TEXT"),
                rows.getTimestamp("QUARANTINED_AT").toInstant());
    }

    /**
     * Lets the files that failed whole be tried again, after what they stumbled over was mended: the ledger forgets them, so
     * the next listing takes them for new. Returns how many files that are. Bad rows of a file whose other rows are loaded
     * come back by sending the file again.
     *
     * @param fileIdOrKey of one file, or empty for all of the data set
     */
    public int replay(String dataSet, String fileIdOrKey) {
        String failed =
                "SELECT FILE_ID FROM %s WHERE DATA_SET = ? AND STATE = 'LOAD_FAILED' AND (? = '' OR FILE_ID = ? OR OBJECT_KEY = ?)"
                        .formatted(ledger.sql());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(
                        connection,
                        "UPDATE %s SET REPLAYED_AT = CURRENT_TIMESTAMP() WHERE REPLAYED_AT IS NULL AND FILE_ID IN (%s)"
                                .formatted(table.sql(), failed),
                        dataSet,
                        fileIdOrKey);
                int files = execute(
                        connection,
                        "DELETE FROM %s WHERE FILE_ID IN (%s)".formatted(ledger.sql(), failed),
                        dataSet,
                        fileIdOrKey);
                connection.commit();
                return files;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("replay files of data set '%s'".formatted(dataSet), e);
        }
    }

    private static int execute(Connection connection, String sql, String dataSet, String file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataSet);
            for (int i = 2; i <= 4; i++) {
                statement.setString(i, file);
            }
            return statement.executeUpdate();
        }
    }
}
