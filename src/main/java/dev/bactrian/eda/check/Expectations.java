package dev.bactrian.eda.check;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.LongColumn;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.batch.TextColumn;
import dev.bactrian.eda.derive.KnownKeys;
import dev.bactrian.eda.derive.RepeatedKeys;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kinds of expectation that a file can declare. A NULL falls short only of notNull and unique. */
final class Expectations {
    private Expectations() {}

    static Expectation notNull(Options options) {
        List<ColumnRef> columns = options.someColumns("columns");
        return (schema, surroundings, now) -> {
            int[] indexes = indexes(columns, schema);
            return new Expectation.PerBatch() {
                @Override
                long failing(Batch batch) {
                    long failing = 0;
                    for (int row = 0; row < batch.rows(); row++) {
                        failing += anyNull(batch, indexes, row) ? 1 : 0;
                    }
                    return failing;
                }
            };
        };
    }

    static Expectation unique(Options options) {
        List<ColumnRef> columns = options.someColumns("columns");
        return (schema, surroundings, now) -> {
            RepeatedKeys keys = new RepeatedKeys(schema, indexes(columns, schema), surroundings);
            return new Expectation.Counter() {
                @Override
                public void add(Batch batch) {
                    keys.add(batch);
                }

                @Override
                public long failing(long rows) {
                    return keys.count();
                }

                @Override
                public void close() {
                    keys.close();
                }
            };
        };
    }

    static Expectation inRange(Options options) {
        ColumnRef column = options.column("column");
        Optional<BigDecimal> min = options.optionalNumber("min");
        Optional<BigDecimal> max = options.optionalNumber("max");
        if (min.isEmpty() && max.isEmpty()) {
            throw new ConfigProblem(options.place(), "'min' or 'max' is wanted");
        }
        double low = min.map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        double high = max.map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        return (schema, surroundings, now) ->
                each(column.in(schema, ColumnType::isNumeric, "a number"), (values, row) -> {
                    double number = values.measure(row);
                    return number >= low && number <= high;
                });
    }

    static Expectation inSet(Options options) {
        ColumnRef column = options.column("column");
        Set<String> values = new HashSet<>(options.texts("values"));
        return (schema, surroundings, now) -> each(
                column.in(schema, ColumnType::isText, "text"),
                (texts, row) -> values.contains(((TextColumn) texts).values()[row]));
    }

    static Expectation matches(Options options) {
        ColumnRef column = options.column("column");
        Pattern pattern;
        try {
            pattern = Pattern.compile(options.text("pattern"));
        } catch (PatternSyntaxException e) {
            throw new ConfigProblem(options.at("pattern"), "the pattern cannot be read: " + e.getDescription());
        }
        return (schema, surroundings, now) -> each(
                column.in(schema, ColumnType::isText, "text"),
                (texts, row) ->
                        pattern.matcher(((TextColumn) texts).values()[row]).matches());
    }

    static Expectation foreignKey(Options options) {
        ColumnRef column = options.column("column");
        ColumnRef table = options.column("table");
        ColumnRef key = options.optionalColumn("key").orElse(column);
        return (schema, surroundings, now) -> {
            int[] here = {column.in(schema)};
            Schema other = surroundings.tables().describe(table.name());
            String name = other.field(key.in(other)).name();
            return new ForeignKey(here, table.name(), name, surroundings);
        };
    }

    static Expectation fresh(Options options) {
        ColumnRef column = options.column("column");
        Duration within;
        try {
            within = Duration.parse(options.text("within"));
        } catch (DateTimeParseException e) {
            throw new ConfigProblem(options.at("within"), "'within' is written as P7D or PT12H");
        }
        return (schema, surroundings, now) ->
                new Newest(column.in(schema, ColumnType::isTemporal, "a date or timestamp"), now.minus(within));
    }

    static Expectation rowCount(Options options) {
        double min = options.number("min", 0);
        double max = options.number("max", Double.POSITIVE_INFINITY);
        return (schema, surroundings, now) -> new Expectation.Counter() {
            @Override
            public void add(Batch batch) {
                // why: the rows are counted for all checks together.
            }

            @Override
            public long failing(long rows) {
                return rows < min ? (long) (min - rows) : rows > max ? (long) (rows - max) : 0;
            }
        };
    }

    static Expectation sql(Options options) {
        String query = options.text("query");
        return (schema, surroundings, now) -> new Expectation.Counter() {
            @Override
            public void add(Batch batch) {
                // why: Snowflake counts.
            }

            @Override
            public long failing(long rows) {
                return surroundings.tables().number(query);
            }
        };
    }

    private static int[] indexes(List<ColumnRef> columns, Schema schema) {
        return columns.stream().mapToInt(ref -> ref.in(schema)).toArray();
    }

    private static boolean anyNull(Batch batch, int[] columns, int row) {
        for (int column : columns) {
            if (batch.column(column).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static Expectation.Counter each(int index, BiPredicate<Column, Integer> good) {
        return new Expectation.PerBatch() {
            @Override
            long failing(Batch batch) {
                Column column = batch.column(index);
                long failing = 0;
                for (int row = 0; row < batch.rows(); row++) {
                    failing += !column.isNull(row) && !good.test(column, row) ? 1 : 0;
                }
                return failing;
            }
        };
    }

    /** Rows whose value is not in another table's column. */
    private static final class ForeignKey extends Expectation.PerBatch {
        private final int[] here;
        private final KnownKeys known = new KnownKeys();
        private final String table;
        private final String key;
        private final Surroundings surroundings;
        private boolean read;

        private ForeignKey(int[] here, String table, String key, Surroundings surroundings) {
            this.here = here;
            this.table = table;
            this.key = key;
            this.surroundings = surroundings;
        }

        @Override
        long failing(Batch batch) {
            if (!read) {
                surroundings.tables().read(table, List.of(key), keys -> known.add(keys, new int[] {0}));
                read = true;
            }
            return known.unknown(batch, here);
        }
    }

    /** All rows fall short when the newest of them is too old. */
    private static final class Newest implements Expectation.Counter {
        private final int column;
        private final Instant oldest;
        private long newest = Long.MIN_VALUE;

        private Newest(int column, Instant oldest) {
            this.column = column;
            this.oldest = oldest;
        }

        @Override
        public void add(Batch batch) {
            LongColumn dates = (LongColumn) batch.column(column);
            for (int row = 0; row < batch.rows(); row++) {
                if (!dates.isNull(row)) {
                    newest = Math.max(newest, dates.epochDay(row));
                }
            }
        }

        @Override
        public long failing(long rows) {
            return newest < Math.floorDiv(oldest.getEpochSecond(), 86_400L) ? rows : 0;
        }
    }
}
