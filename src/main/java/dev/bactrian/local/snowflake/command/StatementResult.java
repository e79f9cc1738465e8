package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement gave. Every Snowflake statement gives rows: DML its counts, DDL one row with a status text.
 *
 * @param type tells drivers whether to show rows or a count
 * @param transfer what PUT and GET tell the driver to do; null for all other statements
 */
public record StatementResult(
        StatementType type,
        List<ResultColumn> columns,
        ResultRows rows,
        @Nullable FileTransfer transfer) {
    public StatementResult {
        columns = List.copyOf(columns);
    }

    public StatementResult(StatementType type, List<ResultColumn> columns, ResultRows rows) {
        this(type, columns, rows, null);
    }

    /** One row, one column {@code status}: what DDL and the like answer. */
    public static StatementResult status(StatementType type, String text) {
        return of(type, List.of(ResultColumn.of("status", DataType.Kind.TEXT)), List.of(List.of(text)));
    }

    public static StatementResult of(
            StatementType type, List<ResultColumn> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return new StatementResult(type, columns, ResultRows.of(rows));
    }

    /** One row of one count, as INSERT, UPDATE and DELETE answer ({@code number of rows inserted} …). */
    public static StatementResult count(StatementType type, String column, long rows) {
        return of(type, List.of(ResultColumn.of(column, DataType.Kind.FIXED)), List.of(List.of(rows)));
    }
}
