package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Nearest;
import dev.bactrian.eda.spec.Options;
import dev.bactrian.eda.spec.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** One column of an aggregation: its name, the function, and the column or true-or-false expression that it is over. */
record AggregateColumn(String name, Function function, String over, Place place) {
    enum Function {
        COUNT,
        COUNT_DISTINCT,
        COUNT_IF,
        SUM,
        MIN,
        MAX,
        MEAN,
        MEDIAN,
        ANY,
        EVERY;

        String word() {
            return switch (this) {
                case COUNT_DISTINCT -> "countDistinct";
                case COUNT_IF -> "countIf";
                default -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    /** Reads '{name: {function: column}}'. */
    static List<AggregateColumn> read(Options options, String key) {
        List<AggregateColumn> columns = new ArrayList<>();
        options.inners(key, "count").forEach((name, inner) -> {
            List<String> words =
                    Arrays.stream(Function.values()).map(Function::word).toList();
            String word = inner.keys().stream().findFirst().orElse("");
            int index = words.indexOf(word);
            if (index < 0) {
                throw new ConfigProblem(
                        inner.place(), "'" + word + "' is no aggregate function" + Nearest.hint(word, words));
            }
            columns.add(new AggregateColumn(
                    name.toUpperCase(Locale.ROOT), Function.values()[index], inner.text(word), inner.at(word)));
            inner.done();
        });
        if (columns.isEmpty()) {
            throw new ConfigProblem(options.place(), "'" + key + "' is missing: name: {sum: column}");
        }
        return columns;
    }

    /** What the function gives on these columns, and how it is worked out. */
    Bound bind(Schema input) {
        return switch (function) {
            case COUNT ->
                over.equals("all") || over.equals("*")
                        ? new Bound(field(ColumnType.INTEGER), () -> new Accumulators.Count(-1))
                        : over(input, ColumnType.INTEGER, Accumulators.Count::new);
            case COUNT_DISTINCT -> over(input, ColumnType.INTEGER, Accumulators.CountDistinct::new);
            case COUNT_IF -> when(input, ColumnType.INTEGER, Accumulators.CountIf::new);
            case ANY -> when(input, ColumnType.BOOLEAN, Accumulators.Any::new);
            case EVERY -> when(input, ColumnType.BOOLEAN, Accumulators.Every::new);
            case MIN -> over(input, type(input), index -> new Accumulators.Extreme(index, -1));
            case MAX -> over(input, type(input), index -> new Accumulators.Extreme(index, 1));
            case SUM -> {
                ColumnType summed = numeric(input);
                yield over(
                        input,
                        summed.kind() == ColumnType.Kind.FLOAT ? summed : ColumnType.number(38, summed.scale()),
                        Accumulators.Sum::new);
            }
            case MEAN -> {
                ColumnType result = mean(numeric(input));
                yield over(input, result, index -> new Accumulators.Mean(index, result));
            }
            case MEDIAN -> {
                ColumnType result = mean(numeric(input));
                yield over(input, result, index -> new Accumulators.Median(index, result));
            }
        };
    }

    /** The field that comes out and a maker of fresh accumulators, one a group. */
    record Bound(Field field, Supplier<Accumulator> maker) {}

    /** Takes a group's rows one by one. */
    interface Accumulator {
        void add(Batch batch, int row);

        @org.jspecify.annotations.Nullable
        Object value();
    }

    private static ColumnType mean(ColumnType type) {
        return type.kind() == ColumnType.Kind.FLOAT ? type : ColumnType.number(38, Math.min(37, type.scale() + 6));
    }

    private ColumnType type(Schema input) {
        return input.field(new ColumnRef(over, place).in(input)).type();
    }

    private ColumnType numeric(Schema input) {
        return input.field(new ColumnRef(over, place).in(input, ColumnType::isNumeric, "a number"))
                .type();
    }

    private Bound over(Schema input, ColumnType type, java.util.function.IntFunction<Accumulator> maker) {
        int index = new ColumnRef(over, place).in(input);
        return new Bound(field(type), () -> maker.apply(index));
    }

    private Bound when(
            Schema input, ColumnType type, java.util.function.Function<Expression.Bound, Accumulator> maker) {
        Expression.Bound condition = Expression.compile(over, place).bind(input);
        return new Bound(field(type), () -> maker.apply(condition));
    }

    private Field field(ColumnType type) {
        return new Field(name, type);
    }
}
