package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file of one COPY came to: the row that COPY answers for it.
 *
 * @param file as LIST shows it
 */
public record LoadOutcome(
        String file,
        String status,
        long rowsParsed,
        long rowsLoaded,
        long errorLimit,
        long errorsSeen,
        @Nullable RowError firstError) {
    public static final String LOADED = "LOADED";
    public static final String PARTIALLY_LOADED = "PARTIALLY_LOADED";
    public static final String LOAD_FAILED = "LOAD_FAILED";
    public static final String LOAD_SKIPPED = "LOAD_SKIPPED";

    static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.of("file", DataType.Kind.TEXT),
            ResultColumn.of("status", DataType.Kind.TEXT),
            ResultColumn.of("rows_parsed", DataType.Kind.FIXED),
            ResultColumn.of("rows_loaded", DataType.Kind.FIXED),
            ResultColumn.of("error_limit", DataType.Kind.FIXED),
            ResultColumn.of("errors_seen", DataType.Kind.FIXED),
            ResultColumn.of("first_error", DataType.Kind.TEXT),
            ResultColumn.of("first_error_line", DataType.Kind.FIXED),
            ResultColumn.of("first_error_character", DataType.Kind.FIXED),
            ResultColumn.of("first_error_column_name", DataType.Kind.TEXT));

    /** The outcome of a file that was read. */
    static LoadOutcome of(String file, OnError onError, long parsed, long loaded, List<RowError> errors, long seen) {
        String status = seen == 0 ? LOADED : loaded == 0 ? LOAD_FAILED : PARTIALLY_LOADED;
        return new LoadOutcome(
                file,
                status,
                parsed,
                loaded,
                onError.errorLimit(parsed),
                seen,
                errors.isEmpty() ? null : errors.get(0));
    }

    /** A file that was named in FILES and is in the table already. */
    static LoadOutcome skipped(String file) {
        return new LoadOutcome(file, LOAD_SKIPPED, 0, 0, 0, 0, RowError.ofFile("File was loaded before."));
    }

    /** A file that was named and is not in the stage. */
    static LoadOutcome missing(String file) {
        return new LoadOutcome(
                file,
                LOAD_FAILED,
                0,
                0,
                1,
                1,
                RowError.ofFile(String.valueOf(Copier.remoteFileMissing(file).getMessage())));
    }

    boolean failed() {
        return !status.equals(LOADED);
    }

    List<@Nullable Object> row() {
        RowError first = firstError;
        return Arrays.asList(
                file,
                status,
                rowsParsed,
                rowsLoaded,
                errorLimit,
                errorsSeen,
                first == null ? null : first.text(),
                first == null || first.line() == 0 ? null : first.line(),
                first == null || first.line() == 0 ? null : first.character(),
                first == null || first.columnName().isEmpty() ? null : first.columnName());
    }
}
