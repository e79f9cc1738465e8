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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * bin: a new column says in which interval a number lies: its number from 0 (below the first edge) up, or a label. Edges are given, or
 * are the quantiles of the column. An interval holds its lower edge and not its upper one.
 */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
record Bin(ColumnRef column, String name, double[] edges, int quantiles, List<String> labels) implements StepSpec {
    static StepSpec read(Options options) {
        double[] edges =
                options.texts("edges").stream().mapToDouble(Double::parseDouble).toArray();
        int quantiles = options.whole("quantiles", 0);
        List<String> labels = options.texts("labels");
        if ((edges.length == 0) == (quantiles < 2)) {
            throw new ConfigProblem(options.place(), "either 'edges' or 'quantiles' (2 or more) is wanted");
        }
        double[] sorted = edges.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, edges)) {
            throw new ConfigProblem(options.at("edges"), "'edges' go upwards");
        }
        int bins = (quantiles > 0 ? quantiles - 1 : edges.length) + 1;
        if (!labels.isEmpty() && labels.size() != bins) {
            throw new ConfigProblem(options.at("labels"), labels.size() + " labels for " + bins + " intervals");
        }
        return new Bin(options.column("column"), options.text("as").toUpperCase(Locale.ROOT), edges, quantiles, labels);
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int index = column.in(input, ColumnType::isNumeric, "a number");
        ColumnType type = labels.isEmpty() ? ColumnType.number(9, 0) : ColumnType.TEXT;
        Schema output = input.with(new Field(name, type));
        if (quantiles == 0) {
            return new ColumnStep(output, batch -> binned(batch, output, index, edges));
        }
        return new Survey(input, output, index, surroundings, numbers -> {
            double[] found = new double[numbers.count() == 0 ? 0 : quantiles - 1];
            for (int i = 0; i < found.length; i++) {
                found[i] = numbers.quantile((i + 1.0) / quantiles, DoubleUnaryOperator.identity());
            }
            return batch -> binned(batch, output, index, found);
        });
    }

    private Batch binned(Batch batch, Schema output, int index, double[] at) {
        Column values = batch.column(index);
        ColumnBuilder builder =
                new ColumnBuilder(output.field(output.index(name)).type(), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            if (values.isNull(row)) {
                builder.addNull();
                continue;
            }
            int found = Arrays.binarySearch(at, values.measure(row));
            int bin = found >= 0 ? lastEqual(at, found) + 1 : -found - 1;
            if (labels.isEmpty()) {
                builder.addLong(bin);
            } else {
                builder.addText(labels.get(bin));
            }
        }
        return batch.with(output, name, builder.build());
    }

    private static int lastEqual(double[] at, int found) {
        int last = found;
        while (last + 1 < at.length && at[last + 1] == at[found]) {
            last++;
        }
        return last;
    }
}
