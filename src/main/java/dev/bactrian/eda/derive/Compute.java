package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.util.Locale;

/** compute: a new column, or a new value of an old one, by an expression over the row. Its type is declared. */
record Compute(String column, ColumnType type, Expression expression) implements StepSpec {
    static StepSpec read(Options options) {
        return new Compute(
                options.text("column").toUpperCase(Locale.ROOT),
                options.type("type"),
                Expression.compile(options.text("expression"), options.at("expression")));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        Schema output = input.with(new Field(column, type));
        Expression.Bound bound = expression.bind(input);
        return new ColumnStep(output, batch -> {
            ColumnBuilder builder = new ColumnBuilder(type, batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                add(builder, bound, batch, row);
            }
            return batch.with(output, column, builder.build());
        });
    }

    private void add(ColumnBuilder builder, Expression.Bound bound, Batch batch, int row) {
        try {
            builder.addValue(bound.value(batch, row));
        } catch (IllegalArgumentException e) {
            throw new ConfigProblem(
                    expression.place(), "column '" + column + "' cannot hold what it computes: " + e.getMessage());
        }
    }
}
