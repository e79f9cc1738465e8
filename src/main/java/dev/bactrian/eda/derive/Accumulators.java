package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.derive.AggregateColumn.Accumulator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The aggregate functions, as SQL has them: NULL is passed over, and of nothing the sum is NULL and the count 0. */
final class Accumulators {
    private Accumulators() {}

    /** Rows whose column is not NULL; all rows when the column is -1. */
    static final class Count implements Accumulator {
        private final int column;
        private long count;

        Count(int column) {
            this.column = column;
        }

        @Override
        public void add(Batch batch, int row) {
            count += column < 0 || !batch.column(column).isNull(row) ? 1 : 0;
        }

        @Override
        public Object value() {
            return count;
        }
    }

    static final class CountDistinct implements Accumulator {
        private final int column;
        private final Set<Object> seen = new HashSet<>();

        CountDistinct(int column) {
            this.column = column;
        }

        @Override
        public void add(Batch batch, int row) {
            Object value = batch.column(column).value(row);
            if (value != null) {
                seen.add(value);
            }
        }

        @Override
        public Object value() {
            return seen.size();
        }
    }

    static final class CountIf implements Accumulator {
        private final Expression.Bound condition;
        private long count;

        CountIf(Expression.Bound condition) {
            this.condition = condition;
        }

        @Override
        public void add(Batch batch, int row) {
            count += condition.isTrue(batch, row) ? 1 : 0;
        }

        @Override
        public Object value() {
            return count;
        }
    }

    static final class Any implements Accumulator {
        private final Expression.Bound condition;
        private boolean found;

        Any(Expression.Bound condition) {
            this.condition = condition;
        }

        @Override
        public void add(Batch batch, int row) {
            found = found || condition.isTrue(batch, row);
        }

        @Override
        public Object value() {
            return found;
        }
    }

    static final class Every implements Accumulator {
        private final Expression.Bound condition;
        private boolean held = true;

        Every(Expression.Bound condition) {
            this.condition = condition;
        }

        @Override
        public void add(Batch batch, int row) {
            held = held && condition.isTrue(batch, row);
        }

        @Override
        public Object value() {
            return held;
        }
    }

    /** The smallest (direction -1) or greatest (1) value. */
    static final class Extreme implements Accumulator {
        private final int column;
        private final int direction;
        private @Nullable Object best;

        Extreme(int column, int direction) {
            this.column = column;
            this.direction = direction;
        }

        @Override
        public void add(Batch batch, int row) {
            Object value = batch.column(column).value(row);
            if (value != null && (best == null || RowAt.compare(value, best) * direction > 0)) {
                best = value;
            }
        }

        @Override
        public @Nullable Object value() {
            return best;
        }
    }

    static final class Sum implements Accumulator {
        private final int column;
        private @Nullable Object sum;

        Sum(int column) {
            this.column = column;
        }

        @Override
        public void add(Batch batch, int row) {
            Object value = batch.column(column).value(row);
            if (value instanceof BigDecimal number) {
                sum = sum instanceof BigDecimal before ? before.add(number) : number;
            } else if (value instanceof Double number) {
                sum = sum instanceof Double before ? (Double) (before + number) : number;
            }
        }

        @Override
        public @Nullable Object value() {
            return sum;
        }
    }

    static final class Mean implements Accumulator {
        private final Sum sum;
        private final Count count;
        private final ColumnType type;

        Mean(int column, ColumnType type) {
            this.sum = new Sum(column);
            this.count = new Count(column);
            this.type = type;
        }

        @Override
        public void add(Batch batch, int row) {
            sum.add(batch, row);
            count.add(batch, row);
        }

        @Override
        public @Nullable Object value() {
            if (sum.value() instanceof BigDecimal total) {
                return total.divide(BigDecimal.valueOf(count.count), type.scale(), RoundingMode.HALF_UP);
            }
            return sum.value() instanceof Double total ? (Double) (total / count.count) : null;
        }
    }

    static final class Median implements Accumulator {
        private final int column;
        private final ColumnType type;
        private final List<Object> values = new ArrayList<>();

        Median(int column, ColumnType type) {
            this.column = column;
            this.type = type;
        }

        @Override
        public void add(Batch batch, int row) {
            Object value = batch.column(column).value(row);
            if (value != null) {
                values.add(value);
            }
        }

        @Override
        public @Nullable Object value() {
            if (values.isEmpty()) {
                return null;
            }
            values.sort(RowAt::compare);
            Object low = values.get((values.size() - 1) / 2);
            Object high = values.get(values.size() / 2);
            if (low instanceof BigDecimal one && high instanceof BigDecimal other) {
                return one.add(other).divide(BigDecimal.valueOf(2), type.scale(), RoundingMode.HALF_UP);
            }
            return ((Double) low + (Double) high) / 2;
        }
    }
}
