package dev.bactrian.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.config.DataSet;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * OPS.LOAD_LEDGER: which file is loaded, in the account that holds its rows. Writes before a load what is about to happen and
 * after it what came of it. Safe for use by many threads.
 */
public final class Ledger {

    private static final int ROWS_A_STATEMENT = 500;
    private static final int LONGEST_TEXT = 4_000;

    private final DataSource dataSource;
    private final ObjectName table;
    private final ObjectMapper json = new ObjectMapper();

    public Ledger(DataSource dataSource, Database database) {
        this.dataSource = dataSource;
        this.table = database.ops("LOAD_LEDGER");
    }

    /** Tells every file of the data set to the listener: object, and state. */
    void each(DataSet dataSet, Consumer<LedgerRow> listener) {
        select(dataSet, "DATA_SET = ?", listener);
    }

    /** Files whose load was begun and whose end is not recorded. */
    public List<LedgerRow> unsettled(DataSet dataSet) {
        List<LedgerRow> rows = new ArrayList<>();
        select(dataSet, "DATA_SET = ? AND STATE = 'LOAD_IN_PROGRESS'", rows::add);
        return rows;
    }

    /** How many files of the data set it knows. */
    long size(DataSet dataSet) {
        String sql = "SELECT COUNT(*) FROM %s WHERE DATA_SET = ?".formatted(table.sql());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataSet.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("read ledger of data set '%s'".formatted(dataSet.name()), e);
        }
    }

    private void select(DataSet dataSet, String condition, Consumer<LedgerRow> listener) {
        String sql = """
                SELECT BUCKET, OBJECT_KEY, OBJECT_VERSION, SIZE_BYTES, MODIFIED_AT, TABLE_NAME, FILE_NAME, STATE, ROWS_PARSED,
                  ROWS_LOADED, ROWS_REJECTED, LOAD_METHOD, QUERY_ID, ERROR, NOTE, ATTEMPTS, SUBMITTED_AT, SETTLED_AT, RESENT
                FROM %s WHERE %s ORDER BY SUBMITTED_AT""".formatted(table.sql(), condition);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataSet.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    listener.accept(row(dataSet, rows));
                }
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("read ledger of data set '%s'".formatted(dataSet.name()), e);
        }
    }

    private static LedgerRow row(DataSet dataSet, ResultSet rows) throws SQLException {
        Timestamp settled = rows.getTimestamp("SETTLED_AT");
        return new LedgerRow(
                new SourceObject(
                        rows.getString("BUCKET"),
                        rows.getString("OBJECT_KEY"),
                        rows.getString("OBJECT_VERSION"),
                        rows.getLong("SIZE_BYTES"),
                        rows.getTimestamp("MODIFIED_AT").toInstant()),
                dataSet.name(),
                rows.getString("TABLE_NAME"),
                rows.getString("FILE_NAME"),
                rows.getString("LOAD_METHOD"),
                rows.getString("NOTE"),
                rows.getInt("ATTEMPTS"),
                rows.getTimestamp("SUBMITTED_AT").toInstant(),
                settled == null ? null : settled.toInstant(),
                new Outcome(
                        LoadState.valueOf(rows.getString("STATE")),
                        rows.getLong("ROWS_PARSED"),
                        rows.getLong("ROWS_LOADED"),
                        rows.getLong("ROWS_REJECTED"),
                        null,
                        rows.getString("ERROR"),
                        rows.getString("QUERY_ID")),
                rows.getBoolean("RESENT"));
    }

    /** Records the rows, each in place of what the ledger knew of its file. */
    public void record(Collection<LedgerRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            record(connection, rows);
        } catch (SQLException e) {
            throw SnowflakeException.of("record %d files in the ledger".formatted(rows.size()), e);
        }
    }

    /** As {@link #record(Collection)}, in the transaction of the connection. */
    void record(Connection connection, Collection<LedgerRow> rows) throws SQLException {
        List<LedgerRow> all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
            try (PreparedStatement merge = connection.prepareStatement(merge())) {
                merge.setString(1, array(all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT))));
                merge.executeUpdate();
            }
        }
    }

    private static final Map<String, String> COLUMNS = columns();

    private static Map<String, String> columns() {
        Map<String, String> columns = new java.util.LinkedHashMap<>();
        for (String text : List.of("FILE_ID", "DATA_SET", "TABLE_NAME", "BUCKET", "OBJECT_KEY", "OBJECT_VERSION")) {
            columns.put(text, "VARCHAR");
        }
        columns.put("SIZE_BYTES", "NUMBER(18, 0)");
        columns.put("MODIFIED_AT", "TIMESTAMP_LTZ");
        columns.put("FILE_NAME", "VARCHAR");
        columns.put("STATE", "VARCHAR");
        columns.put("ROWS_PARSED", "NUMBER(18, 0)");
        columns.put("ROWS_LOADED", "NUMBER(18, 0)");
        columns.put("ROWS_REJECTED", "NUMBER(18, 0)");
        for (String text : List.of("LOAD_METHOD", "QUERY_ID", "ERROR", "NOTE")) {
            columns.put(text, "VARCHAR");
        }
        columns.put("RESENT", "BOOLEAN");
        columns.put("ATTEMPTS", "NUMBER(9, 0)");
        columns.put("SUBMITTED_AT", "TIMESTAMP_LTZ");
        columns.put("SETTLED_AT", "TIMESTAMP_LTZ");
        return columns;
    }

    /** One statement for many rows: they come as one bound JSON array. */
    private String merge() {
        String selected = join(", ", column -> "F.VALUE:%s::%s AS %s".formatted(column, COLUMNS.get(column), column));
        String updates = join(", ", column -> "%s = S.%s".formatted(column, column));
        return """
                MERGE INTO %s L USING (SELECT %s FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) F) S
                ON L.FILE_ID = S.FILE_ID
                WHEN MATCHED THEN UPDATE SET %s
                WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)""".formatted(
                        table.sql(), selected, updates, String.join(", ", COLUMNS.keySet()), join(", ", "S."::concat));
    }

    private static String join(String separator, java.util.function.UnaryOperator<String> term) {
        return COLUMNS.keySet().stream().map(term).collect(java.util.stream.Collectors.joining(separator));
    }

    private String array(List<LedgerRow> rows) {
        ArrayNode array = json.createArrayNode();
        for (LedgerRow row : rows) {
            Outcome outcome = row.outcome();
            ObjectNode node = array.addObject();
            node.put("FILE_ID", row.fileId())
                    .put("DATA_SET", row.dataSet())
                    .put("TABLE_NAME", row.table())
                    .put("BUCKET", row.object().bucket())
                    .put("OBJECT_KEY", row.object().key())
                    .put("OBJECT_VERSION", row.object().version())
                    .put("SIZE_BYTES", row.object().size())
                    .put("MODIFIED_AT", row.object().modified().toString())
                    .put("FILE_NAME", row.fileName())
                    .put("STATE", row.state().name())
                    .put("LOAD_METHOD", row.loadMethod())
                    .put("RESENT", row.resent())
                    .put("ATTEMPTS", row.attempts())
                    .put("SUBMITTED_AT", row.submittedAt().toString());
            if (outcome.settled()) {
                node.put("ROWS_PARSED", outcome.rowsParsed())
                        .put("ROWS_LOADED", outcome.rowsLoaded())
                        .put("ROWS_REJECTED", outcome.rowsRejected());
            }
            // why: absent rather than JSON null: VALUE:X of an absent field is SQL NULL for every type.
            put(node, "QUERY_ID", outcome.queryId());
            put(node, "ERROR", outcome.error());
            put(node, "NOTE", row.note());
            Instant settled = row.settledAt();
            put(node, "SETTLED_AT", settled == null ? null : settled.toString());
        }
        return array.toString();
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
        }
    }
}
