package dev.bactrian.ingest;

import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.QueryId;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads by one COPY statement, which answers file by file. */
final class CopyLoading implements Loading {

    private static final Logger LOG = LoggerFactory.getLogger(CopyLoading.class);

    private final DataSource dataSource;
    private final DataSetSql sql;

    CopyLoading(DataSource dataSource, DataSetSql sql) {
        this.dataSource = dataSource;
        this.sql = sql;
    }

    @Override
    public Map<String, Outcome> load(List<StagedFile> files) {
        try {
            return copy(files);
        } catch (SnowflakeException e) {
            if (e.retryable()) {
                throw e;
            }
            if (files.size() == 1) {
                return Map.of(
                        files.get(0).fileId(), Outcome.failed(Outcome.Reason.REFUSED, String.valueOf(e.getMessage())));
            }
            // why: one file that Snowflake cannot even read fails the whole statement; the others must not wait for it.
            LOG.warn(
                    "COPY of {} files into '{}' failed as a whole; each half is tried by itself",
                    files.size(),
                    sql.table());
            Map<String, Outcome> outcomes = new HashMap<>(load(files.subList(0, files.size() / 2)));
            outcomes.putAll(load(files.subList(files.size() / 2, files.size())));
            return outcomes;
        }
    }

    /**
     * Loads new versions under names that are loaded already, each in one transaction with the end of its old rows: readers
     * see the old or the new ones, and a version that cannot load leaves the old.
     */
    Map<String, Outcome> replace(List<StagedFile> files) {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (StagedFile file : files) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    outcomes.putAll(replace(connection, file));
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                throw SnowflakeException.of("replace rows of file '%s'".formatted(file.path()), e);
            }
        }
        return outcomes;
    }

    private Map<String, Outcome> replace(Connection connection, StagedFile file) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM %s WHERE FILE_NAME = ?".formatted(sql.table().sql()))) {
            delete.setString(1, file.fileName());
            delete.executeUpdate();
        }
        Map<String, Outcome> outcomes = copy(connection, List.of(file), sql.copyAgain(List.of(file.path())));
        if (outcomes.values().stream().noneMatch(outcome -> outcome.state() == LoadState.LOAD_FAILED)) {
            connection.commit();
        }
        return outcomes;
    }

    private Map<String, Outcome> copy(List<StagedFile> files) {
        try (Connection connection = dataSource.getConnection()) {
            return copy(
                    connection,
                    files,
                    sql.copy(files.stream().map(StagedFile::path).toList()));
        } catch (SQLException e) {
            throw SnowflakeException.of(
                    "copy %d files into table '%s'"
                            .formatted(files.size(), sql.table().plain()),
                    e);
        }
    }

    private static Map<String, Outcome> copy(Connection connection, List<StagedFile> files, String copy)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(copy)) {
            String queryId = QueryId.of(rows);
            Map<String, Outcome> outcomes = new HashMap<>();
            // why: 'Copy executed with 0 files processed.' is one column; then the history has to tell.
            while (rows.getMetaData().getColumnCount() > 1 && rows.next()) {
                String path = rows.getString("file");
                Outcome outcome = Outcome.answered(
                        LoadState.of(rows.getString("status")),
                        rows.getLong("rows_parsed"),
                        rows.getLong("rows_loaded"),
                        rows.getLong("errors_seen"),
                        error(rows),
                        queryId);
                files.stream()
                        .filter(file -> path.equals(file.path()) || path.endsWith("/" + file.path()))
                        .forEach(file -> outcomes.put(file.fileId(), outcome));
            }
            return outcomes;
        }
    }

    private static @Nullable String error(ResultSet rows) throws SQLException {
        String first = rows.getString("first_error");
        if (first == null) {
            return null;
        }
        String column = rows.getString("first_error_column_name");
        return "%s (line %s, column %s)".formatted(first, rows.getString("first_error_line"), column);
    }
}
