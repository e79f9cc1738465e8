package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Snowflake for the rows that a load rejected: VALIDATE for a COPY, VALIDATE_PIPE_LOAD for a pipe. */
final class RejectedRows {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRows.class);

    /** One rejected row: where, why, and as delivered. */
    record RejectedRow(String file, Long rowNumber, String column, String error, String rawText) {}

    private final DataSource dataSource;
    private final Database database;
    private final DataSetSql sql;
    private final DataSet dataSet;

    RejectedRows(DataSource dataSource, Database database, DataSetSql sql, DataSet dataSet) {
        this.dataSource = dataSource;
        this.database = database;
        this.sql = sql;
        this.dataSet = dataSet;
    }

    List<RejectedRow> of(LedgerRow file) {
        String queryId = file.outcome().queryId();
        try (Connection connection = dataSource.getConnection()) {
            if (queryId != null) {
                return select(
                        connection,
                        "SELECT * FROM TABLE(VALIDATE(%s, JOB_ID => %s))"
                                .formatted(sql.table().sql(), Quoting.literal(queryId)),
                        file.fileName());
            }
            if (dataSet.load() == DataSet.LoadMethod.PIPE) {
                return select(
                        connection,
                        "SELECT * FROM TABLE(%s(PIPE_NAME => %s, START_TIME => %s::TIMESTAMP_LTZ))"
                                .formatted(
                                        database.informationSchema("VALIDATE_PIPE_LOAD")
                                                .sql(),
                                        Quoting.literal(sql.pipe().plain()),
                                        Quoting.literal(since(file))),
                        file.fileName());
            }
        } catch (SQLException e) {
            // why: the file's first error is known anyway; the detail is not worth failing a load that is done.
            LOG.warn("Rejected rows of '{}' cannot be listed: {}", file.object().key(), e.getMessage());
        }
        return List.of();
    }

    private static String since(LedgerRow file) {
        Instant submitted = file.submittedAt();
        return submitted.minusSeconds(600).toString();
    }

    private static List<RejectedRow> select(Connection connection, String query, String fileName) throws SQLException {
        List<RejectedRow> rejected = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    String file = rows.getString("FILE");
                    if (file != null && (file.equals(fileName) || file.endsWith("/" + fileName))) {
                        rejected.add(new RejectedRow(
                                file,
                                rows.getLong("ROW_NUMBER"),
                                String.valueOf(rows.getString("COLUMN_NAME")),
                                String.valueOf(rows.getString("ERROR")),
                                String.valueOf(rows.getString("REJECTED_RECORD"))));
                    }
                }
            }
        }
        return rejected;
    }
}
