package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** fill: NULLs become a constant, the column's median, mean or most frequent value, or the value of the row before. */
record Fill(List<ColumnRef> columns, With with, Optional<String> value) implements StepSpec {
    private static final Comparator<Object> LEAST_FIRST = RowAt::compare;

    enum With {
        CONSTANT,
        MEDIAN,
        MEAN,
        MODE,
        PREVIOUS
    }

    static StepSpec read(Options options) {
        Optional<String> value = options.optionalText("value");
        With with = options.choice("with", With.class, value.isPresent() ? With.CONSTANT : null);
        if ((with == With.CONSTANT) != value.isPresent()) {
            throw new ConfigProblem(options.place(), "'value' goes with 'with: constant', and with nothing else");
        }
        List<ColumnRef> columns = options.someColumns("columns");
        if (columns.size() == 1) {
            return new Fill(columns, with, value);
        }
        return (input, surroundings) -> new Chain(new StepList(columns.stream()
                        .map(column -> (StepSpec) new Fill(List.of(column), with, value))
                        .toList())
                .start(input, surroundings));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        ColumnRef column = columns.get(0);
        int index = column.in(input);
        ColumnType type = input.field(index).type();
        return switch (with) {
            case CONSTANT -> {
                Object constant = constant(type, column);
                yield new ColumnStep(input, batch -> filled(batch, index, constant));
            }
            case MEDIAN, MEAN -> {
                column.in(input, ColumnType::isNumeric, "a number");
                yield new Survey(input, input, index, surroundings, numbers -> middle(numbers, type, index));
            }
            case MODE -> new Counting(input, index, new HeldRows(input, new int[0], surroundings), new HashMap<>());
            case PREVIOUS -> new Carrying(input, index);
        };
    }

    private UnaryOperator<Batch> middle(HeldNumbers numbers, ColumnType type, int index) {
        if (numbers.count() == 0) {
            return UnaryOperator.identity();
        }
        double middle = with == With.MEAN ? numbers.mean() : numbers.quantile(0.5, DoubleUnaryOperator.identity());
        Object value = type.kind() == ColumnType.Kind.FLOAT ? (Object) middle : BigDecimal.valueOf(middle);
        return batch -> filled(batch, index, value);
    }

    private static Batch filled(Batch batch, int index, @Nullable Object value) {
        Column column = batch.column(index);
        if (column.nulls().isEmpty()) {
            return batch;
        }
        ColumnBuilder builder = new ColumnBuilder(column.type(), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            if (column.isNull(row)) {
                builder.addValue(value);
            } else {
                builder.addFrom(column, row);
            }
        }
        return batch.with(batch.schema(), batch.schema().field(index).name(), builder.build());
    }

    private Object constant(ColumnType type, ColumnRef column) {
        String text = value.orElseThrow();
        try {
            Object constant = switch (type.kind()) {
                case NUMBER -> new BigDecimal(text);
                case FLOAT -> Double.valueOf(text);
                case VARCHAR -> text;
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text);
                case TIMESTAMP_NTZ, TIMESTAMP_LTZ -> LocalDateTime.parse(text.replace(' ', 'T'));
            };
            new ColumnBuilder(type, 1).addValue(constant);
            return constant;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ConfigProblem(
                    column.place(), "'" + text + "' does not fit column '" + column.name() + "' of type " + type);
        }
    }

    private record Counting(Schema output, int column, HeldRows held, Map<Object, Long> seen) implements Step {
        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            for (int row = 0; row < batch.rows(); row++) {
                Object value = batch.column(column).value(row);
                if (value != null) {
                    seen.merge(value, 1L, Long::sum);
                }
            }
            held.add(batch);
        }

        @Override
        public void finish(Consumer<Batch> out) {
            Object mode = seen.entrySet().stream()
                    .max(Map.Entry.<Object, Long>comparingByValue()
                            .thenComparing(Map.Entry::getKey, LEAST_FIRST.reversed()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
            held.replay(batch -> out.accept(filled(batch, column, mode)));
        }

        @Override
        public void close() {
            held.close();
        }
    }

    private static final class Carrying implements Step {
        private final Schema output;
        private final int column;
        private @Nullable Object last;

        private Carrying(Schema output, int column) {
            this.output = output;
            this.column = column;
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            Column values = batch.column(column);
            ColumnBuilder builder = new ColumnBuilder(values.type(), batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                Object value = values.value(row);
                last = value == null ? last : value;
                builder.addValue(last);
            }
            out.accept(batch.with(output, output.field(column).name(), builder.build()));
        }
    }
}
