package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** outliers: flags values outside fences in a new column, or clips them to the fences. NULL is no outlier. */
record Outliers(ColumnRef column, Method method, double factor, Optional<String> flag) implements StepSpec {
    /** How the fences are found from all values of the column. */
    enum Method {
        /** Quartiles, and the factor (1.5) times their distance beyond. */
        IQR,
        /**
         * The median, and the factor (3.5) times the median distance from it beyond, scaled to a standard deviation; where more than half
         * of the values are the same, times the mean distance (Iglewicz and Hoaglin, 1993).
         */
        MAD,
        /** The mean, and the factor (3) times the standard deviation beyond. */
        Z
    }

    static StepSpec read(Options options) {
        Method method = options.choice("method", Method.class, Method.IQR);
        double usual = switch (method) {
            case IQR -> 1.5;
            case MAD -> 3.5;
            case Z -> 3;
        };
        Optional<String> flag = options.optionalText("flag").map(name -> name.toUpperCase(Locale.ROOT));
        if (options.flag("clip", false) == flag.isPresent()) {
            throw new ConfigProblem(options.place(), "either 'flag: name of the new column' or 'clip: true' is wanted");
        }
        return new Outliers(options.column("column"), method, options.number("factor", usual), flag);
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int index = column.in(input, ColumnType::isNumeric, "a number");
        Schema output = flag.map(name -> input.with(new Field(name, ColumnType.BOOLEAN)))
                .orElse(input);
        return new Survey(input, output, index, surroundings, numbers -> {
            Fences fences = numbers.count() == 0 ? new Fences(0, 0) : fences(numbers);
            return batch -> flag.map(name -> flagged(batch, output, name, index, fences))
                    .orElseGet(() -> clipped(batch, index, fences));
        });
    }

    private Fences fences(HeldNumbers numbers) {
        DoubleUnaryOperator itself = DoubleUnaryOperator.identity();
        return switch (method) {
            case IQR -> {
                double low = numbers.quantile(0.25, itself);
                double high = numbers.quantile(0.75, itself);
                yield new Fences(low - factor * (high - low), high + factor * (high - low));
            }
            case MAD -> {
                double median = numbers.quantile(0.5, itself);
                DoubleUnaryOperator distance = number -> Math.abs(number - median);
                double mad = numbers.quantile(0.5, distance);
                double scale = mad > 0 ? 1.482602 * mad : 1.253314 * numbers.mean(distance);
                yield new Fences(median - factor * scale, median + factor * scale);
            }
            case Z -> {
                double mean = numbers.mean();
                double deviation = Math.sqrt(numbers.mean(number -> (number - mean) * (number - mean)));
                yield new Fences(mean - factor * deviation, mean + factor * deviation);
            }
        };
    }

    private static Batch flagged(Batch batch, Schema output, String name, int index, Fences fences) {
        Column values = batch.column(index);
        ColumnBuilder builder = new ColumnBuilder(ColumnType.BOOLEAN, batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            builder.addLong(!values.isNull(row) && fences.excludes(values.measure(row)) ? 1 : 0);
        }
        return batch.with(output, name, builder.build());
    }

    private static Batch clipped(Batch batch, int index, Fences fences) {
        Column values = batch.column(index);
        ColumnBuilder builder = new ColumnBuilder(values.type(), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            if (values.isNull(row) || !fences.excludes(values.measure(row))) {
                builder.addFrom(values, row);
            } else {
                double edge = values.measure(row) < fences.low() ? fences.low() : fences.high();
                builder.addValue(values.type().kind() == ColumnType.Kind.FLOAT ? edge : BigDecimal.valueOf(edge));
            }
        }
        return batch.with(batch.schema(), batch.schema().field(index).name(), builder.build());
    }

    /** The lowest and the highest value that is no outlier. */
    private record Fences(double low, double high) {
        boolean excludes(double value) {
            return value < low || value > high;
        }
    }
}
