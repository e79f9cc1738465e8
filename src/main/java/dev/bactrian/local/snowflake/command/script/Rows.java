package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A result read into memory: what a RESULTSET or a cursor stands for, so that statements between two fetches cannot disturb it. */
record Rows(StatementType type, List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
    Rows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    static Rows read(StatementResult result) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultRows cursor = result.rows()) {
            while (cursor.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(cursor.value(i));
                }
                rows.add(row);
            }
        }
        return new Rows(result.type(), result.columns(), rows);
    }

    StatementResult result() {
        return StatementResult.of(type, columns, rows);
    }

    Value value(int row, int column) {
        return new Value(columns.get(column).type(), rows.get(row).get(column));
    }

    /** The column of this name, exact or in upper case. */
    Optional<Integer> column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Rows that a DML statement touched: the sum of its counts; none for other statements. */
    Optional<Long> touched() {
        boolean dml = switch (type) {
            case INSERT, UPDATE, DELETE, MERGE, MULTI_INSERT -> true;
            default -> false;
        };
        if (!dml || rows.isEmpty()) {
            return Optional.empty();
        }
        long sum = 0;
        for (Object count : rows.get(0)) {
            sum += count instanceof Number number ? number.longValue() : 0;
        }
        return Optional.of(sum);
    }
}
