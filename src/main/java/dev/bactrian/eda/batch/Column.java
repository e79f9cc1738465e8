package dev.bactrian.eda.batch;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The values of one column in one batch. Immutable once built; a value at a row that is NULL means nothing. */
public sealed interface Column permits LongColumn, DoubleColumn, TextColumn {
    ColumnType type();

    int size();

    /** Set bits are the rows that are NULL; do not change it. */
    BitSet nulls();

    default boolean isNull(int row) {
        return nulls().get(row);
    }

    /** The value as an object: BigDecimal, Double, String, Boolean, LocalDate, LocalTime, LocalDateTime or Instant; null when NULL. */
    @Nullable
    Object value(int row);

    /** A number that orders and measures the value: the number itself, days, nanoseconds; NaN for text. Meaningless when NULL. */
    double measure(int row);
}
