package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded into which table, in the account's own database and in the transaction of the load: load metadata of tables (64 days) and
 * pipes (14 days), and the rows of COPY_HISTORY (docs.snowflake.com/en/user-guide/data-load-considerations-load).
 */
public final class LoadHistory {
    static final Duration TABLE_METADATA = Duration.ofDays(64);
    static final Duration PIPE_METADATA = Duration.ofDays(14);

    private final EngineConnection engine;

    public LoadHistory(EngineConnection engine) {
        this.engine = engine;
    }

    /** Makes the tables in an account that does not have them. */
    public void create() {
        engine.update("CREATE SCHEMA IF NOT EXISTS meta");
        engine.update(
                "CREATE TABLE IF NOT EXISTS meta.load_history (table_name VARCHAR, pipe_name VARCHAR, stage_location VARCHAR,"
                        + " file_key VARCHAR, file_name VARCHAR, file_size BIGINT, checksum VARCHAR, status VARCHAR, row_count BIGINT,"
                        + " row_parsed BIGINT, error_count BIGINT, error_limit BIGINT, first_error_message VARCHAR,"
                        + " first_error_line BIGINT, first_error_character BIGINT, first_error_column VARCHAR,"
                        + " last_load_time TIMESTAMPTZ, received_time TIMESTAMPTZ, query_id VARCHAR, forgotten BOOLEAN)");
        engine.update(
                "CREATE TABLE IF NOT EXISTS meta.load_error (query_id VARCHAR, table_name VARCHAR, pipe_name VARCHAR,"
                        + " failed_at TIMESTAMPTZ, error VARCHAR, file_name VARCHAR, line BIGINT, \"character\" BIGINT, byte_offset BIGINT,"
                        + " category VARCHAR, code BIGINT, sql_state VARCHAR, column_name VARCHAR, row_number BIGINT,"
                        + " row_start_line BIGINT, rejected_record VARCHAR)");
    }

    /** One load of one file, to be kept. */
    public record Entry(
            QualifiedName table,
            @Nullable QualifiedName pipe,
            String stage,
            String key,
            String file,
            long size,
            String checksum,
            LoadOutcome outcome,
            Instant at,
            @Nullable Instant received,
            String queryId) {}

    void add(List<Entry> entries) {
        String insert = "INSERT INTO meta.load_history VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,false)";
        for (Entry entry : entries) {
            LoadOutcome outcome = entry.outcome();
            RowError first = outcome.firstError();
            engine.update(
                    insert,
                    Arrays.asList(
                            entry.table().toString(),
                            entry.pipe() == null ? null : entry.pipe().toString(),
                            entry.stage(),
                            entry.key(),
                            entry.file(),
                            entry.size(),
                            entry.checksum(),
                            outcome.status(),
                            outcome.rowsLoaded(),
                            outcome.rowsParsed(),
                            outcome.errorsSeen(),
                            outcome.errorLimit(),
                            first == null ? null : first.text(),
                            first == null ? null : first.line(),
                            first == null ? null : first.character(),
                            first == null ? null : first.columnName(),
                            entry.at().atOffset(ZoneOffset.UTC),
                            (entry.received() == null ? entry.at() : entry.received()).atOffset(ZoneOffset.UTC),
                            entry.queryId()));
        }
    }

    /** The errors of a load, for VALIDATE. */
    void addErrors(
            String queryId,
            QualifiedName table,
            @Nullable QualifiedName pipe,
            Instant at,
            String file,
            List<RowError> errors) {
        for (RowError error : errors) {
            engine.update(
                    "INSERT INTO meta.load_error VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    Arrays.asList(
                            queryId,
                            table.toString(),
                            pipe == null ? null : pipe.toString(),
                            at.atOffset(ZoneOffset.UTC),
                            error.text(),
                            file,
                            error.line(),
                            error.character(),
                            error.byteOffset(),
                            error.category(),
                            error.code(),
                            error.sqlState(),
                            error.columnName(),
                            error.row(),
                            error.rowLine(),
                            error.rejected()));
        }
    }

    /** The checksums of the files that the table holds, by key, of those asked for. */
    Map<String, String> loaded(TargetTable table, List<String> keys, Instant now) {
        return known(
                "table_name = ? AND pipe_name IS NULL AND NOT forgotten AND status IN ('LOADED', 'PARTIALLY_LOADED')"
                        + " AND last_load_time >= ? AND last_load_time > ?",
                List.of(
                        table.name().toString(),
                        table.born().atOffset(ZoneOffset.UTC),
                        now.minus(TABLE_METADATA).atOffset(ZoneOffset.UTC)),
                keys);
    }

    /** The keys of the files that the pipe has loaded, of those asked for. */
    public Map<String, String> done(QualifiedName pipe, Instant born, List<String> keys, Instant now) {
        return known(
                "pipe_name = ? AND status IN ('LOADED', 'PARTIALLY_LOADED') AND last_load_time >= ? AND last_load_time > ?",
                List.of(
                        pipe.toString(),
                        born.atOffset(ZoneOffset.UTC),
                        now.minus(PIPE_METADATA).atOffset(ZoneOffset.UTC)),
                keys);
    }

    private Map<String, String> known(String condition, List<Object> binds, List<String> keys) {
        List<Object> all = new ArrayList<>(binds);
        all.add(EngineText.list(keys));
        try (ResultSet rows = engine.query(
                "SELECT file_key, checksum FROM meta.load_history WHERE " + condition
                        + " AND file_key IN (SELECT unnest(from_json(?, '[\"VARCHAR\"]')))",
                all)) {
            Map<String, String> known = new HashMap<>();
            while (rows.next()) {
                known.put(rows.getString(1), rows.getString(2));
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the load metadata.", e);
        }
    }

    /** TRUNCATE TABLE: the files may be loaded again; what was loaded stays in COPY_HISTORY. */
    public static void forget(QualifiedName table, SessionContext session) {
        session.engine()
                .update(
                        "UPDATE meta.load_history SET forgotten = true WHERE table_name = ?",
                        List.of(table.toString()));
    }
}
