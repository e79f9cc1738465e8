package dev.bactrian.monitor;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data set's newest files and what of it is set aside. */
public record DataSetPage(DataSetStatus status, List<LoadedFile> files, List<SetAside> quarantine) {
    private static final int MOST_ROWS = 200;

    /** One file of the ledger. */
    public record LoadedFile(
            String key,
            String state,
            long bytes,
            long rows,
            long rejected,
            @Nullable Instant settledAt,
            @Nullable String error,
            @Nullable String note) {}

    /** A file or row that could not be loaded, without the row's own text. */
    public record SetAside(
            String key,
            String reason,
            String explanation,
            @Nullable Long row,
            @Nullable String column,
            @Nullable Instant at) {}

    public DataSetPage {
        files = List.copyOf(files);
        quarantine = List.copyOf(quarantine);
    }

    /** Reads the page of a data set. */
    public static DataSetPage read(Account account, Database database, DataSetStatus status) {
        List<LoadedFile> files = account.query(
                "read the ledger of data set '%s'".formatted(status.name()),
                """
                SELECT OBJECT_KEY, STATE, SIZE_BYTES, COALESCE(ROWS_LOADED, 0), COALESCE(ROWS_REJECTED, 0), SETTLED_AT, ERROR, NOTE
                FROM %s WHERE DATA_SET = ? ORDER BY SUBMITTED_AT DESC LIMIT %d""".formatted(database.ops("LOAD_LEDGER").sql(), MOST_ROWS),
                row -> new LoadedFile(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        OpsTables.instant(row, 6),
                        row.getString(7),
                        row.getString(8)),
                status.name());
        List<SetAside> quarantine = account.query(
                "read the quarantine of data set '%s'".formatted(status.name()),
                """
                SELECT OBJECT_KEY, REASON, EXPLANATION, ROW_NUMBER, COLUMN_NAME, QUARANTINED_AT
                FROM %s WHERE DATA_SET = ? AND REPLAYED_AT IS NULL ORDER BY QUARANTINED_AT DESC LIMIT %d""".formatted(database.ops("QUARANTINE").sql(), MOST_ROWS),
                row -> {
                    long number = row.getLong(4);
                    return new SetAside(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.wasNull() ? null : number,
                            row.getString(5),
                            OpsTables.instant(row, 6));
                },
                status.name());
        return new DataSetPage(status, files, quarantine);
    }
}
