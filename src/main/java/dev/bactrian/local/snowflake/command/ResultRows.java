package dev.bactrian.local.snowflake.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a result, read once, in order. Values by logical type: FIXED Long or BigDecimal; REAL Double; TEXT, VARIANT, OBJECT, ARRAY
 * String (JSON for the last three); BOOLEAN Boolean; DATE LocalDate; TIME LocalTime; TIMESTAMP_NTZ LocalDateTime; TIMESTAMP_LTZ and
 * TIMESTAMP_TZ OffsetDateTime; BINARY byte[]; null for NULL.
 */
public interface ResultRows extends AutoCloseable {
    /** Moves to the next row; false behind the last. */
    boolean next();

    /** The value of the current row in column {@code index}, from 0. */
    @Nullable
    Object value(int index);

    @Override
    void close();

    /** Rows held in memory. */
    static ResultRows of(List<? extends List<? extends @Nullable Object>> rows) {
        Iterator<? extends List<? extends @Nullable Object>> iterator = rows.iterator();
        return new ResultRows() {
            private List<? extends @Nullable Object> row = List.of();

            @Override
            public boolean next() {
                if (!iterator.hasNext()) {
                    return false;
                }
                row = iterator.next();
                return true;
            }

            @Override
            public @Nullable Object value(int index) {
                return row.get(index);
            }

            @Override
            public void close() {
                // why: nothing is held beyond the list.
            }
        };
    }
}
