package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records how loads ended, in one transaction: ledger, quarantine, and, where a new version takes the place of an old one,
 * the end of the old rows.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final DataSource dataSource;
    private final DataSet dataSet;
    private final DataSetSql sql;
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final RejectedRows rejectedRows;
    private final ObjectName ledgerTable;

    Settlement(DataSource dataSource, Database database, DataSet dataSet, Ledger ledger, Quarantine quarantine) {
        this.dataSource = dataSource;
        this.dataSet = dataSet;
        this.sql = new DataSetSql(dataSet, database);
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.rejectedRows = new RejectedRows(dataSource, database, sql, dataSet);
        this.ledgerTable = database.ops("LOAD_LEDGER");
    }

    /** Records the rows, all of which are settled. */
    void settle(List<LedgerRow> rows) {
        List<QuarantineEntry> entries = new ArrayList<>();
        for (LedgerRow row : rows) {
            if (row.outcome().incomplete()) {
                entries.addAll(entries(row));
            }
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                ledger.record(connection, rows);
                quarantine.add(connection, entries);
                if (dataSet.resent() == DataSet.Resent.REPLACE) {
                    replaceOlderVersions(connection, rows);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("settle %d files of data set '%s'".formatted(rows.size(), dataSet.name()), e);
        }
        unstage(rows);
    }

    private List<QuarantineEntry> entries(LedgerRow row) {
        List<QuarantineEntry> entries = new ArrayList<>();
        Outcome outcome = row.outcome();
        Outcome.Reason reason = outcome.reason() == null ? Outcome.Reason.REFUSED : outcome.reason();
        if (outcome.state() == LoadState.LOAD_FAILED) {
            entries.add(entry(row, reason, String.valueOf(outcome.error()), null));
        }
        if (reason == Outcome.Reason.BAD_ROW) {
            for (RejectedRows.RejectedRow rejected : rejectedRows.of(row)) {
                entries.add(entry(row, reason, rejected.error(), rejected));
            }
        }
        if (entries.isEmpty()) {
            entries.add(entry(row, reason, String.valueOf(outcome.error()), null));
        }
        return entries;
    }

    private QuarantineEntry entry(
            LedgerRow row, Outcome.Reason reason, String explanation, RejectedRows.@Nullable RejectedRow rejected) {
        return new QuarantineEntry(
                row.fileId(),
                row.dataSet(),
                row.object().key(),
                row.fileName(),
                reason,
                explanation,
                rejected == null ? null : rejected.rowNumber(),
                rejected == null ? null : rejected.column(),
                rejected == null ? null : rejected.rawText(),
                row.settledAt() == null ? row.submittedAt() : row.settledAt());
    }

    private void replaceOlderVersions(Connection connection, List<LedgerRow> rows) throws SQLException {
        String older =
                "FROM %s WHERE DATA_SET = ? AND OBJECT_KEY = ? AND FILE_ID <> ? AND STATE IN ('LOADED', 'PARTIALLY_LOADED')"
                        .formatted(ledgerTable.sql());
        for (LedgerRow row : rows) {
            boolean loaded = row.state() == LoadState.LOADED || row.state() == LoadState.PARTIALLY_LOADED;
            if (!loaded || !row.resent()) {
                continue;
            }
            if (!row.fileName().equals(row.object().key())) {
                execute(
                        connection,
                        "DELETE FROM %s WHERE FILE_NAME IN (SELECT FILE_NAME %s)"
                                .formatted(sql.table().sql(), older),
                        row);
            }
            execute(
                    connection,
                    "UPDATE %s SET STATE = 'REPLACED', ROWS_LOADED = 0 WHERE FILE_ID IN (SELECT FILE_ID %s)"
                            .formatted(ledgerTable.sql(), older),
                    row);
        }
    }

    private static void execute(Connection connection, String statement, LedgerRow row) throws SQLException {
        try (PreparedStatement jdbc = connection.prepareStatement(statement)) {
            jdbc.setString(1, row.dataSet());
            jdbc.setString(2, row.object().key());
            jdbc.setString(3, row.fileId());
            jdbc.executeUpdate();
        }
    }

    /** Takes settled files off the internal stage: their objects are still in the bucket. */
    private void unstage(List<LedgerRow> rows) {
        List<LedgerRow> staged = rows.stream()
                .filter(row -> row.state() != LoadState.LOAD_SKIPPED)
                .toList();
        if (dataSet.stage() == DataSet.StageKind.EXTERNAL || staged.isEmpty()) {
            return;
        }
        String pattern =
                ".*(%s).*".formatted(staged.stream().map(LedgerRow::fileId).collect(Collectors.joining("|")));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("REMOVE @%s PATTERN = %s".formatted(sql.stage().sql(), Quoting.literal(pattern)));
        } catch (SQLException e) {
            // why: a file left on the stage costs a little space and is never loaded twice; the load itself is done.
            LOG.warn(
                    "Files of data set '{}' stay on stage '{}': {}",
                    dataSet.name(),
                    sql.stage().plain(),
                    e.getMessage());
        }
    }
}
