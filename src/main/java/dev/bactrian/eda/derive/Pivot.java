package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * pivot: the listed values of a text column become columns, each with an aggregate of the group's rows of that value. The values are
 * listed, so that the columns are known before any row.
 */
final class Pivot {
    private Pivot() {}

    static StepSpec read(Options options) {
        List<ColumnRef> by = options.columns("by");
        ColumnRef on = options.column("on");
        Map<String, String> values = options.map("values");
        ColumnRef sum = options.column("sum");
        if (values.isEmpty()) {
            throw new ConfigProblem(options.place(), "'values' is missing: value: name of its column");
        }
        return (input, surroundings) -> bind(by, on, values, sum, input, surroundings);
    }

    private static Step bind(
            List<ColumnRef> by,
            ColumnRef on,
            Map<String, String> values,
            ColumnRef sum,
            Schema input,
            Surroundings surroundings) {
        on.in(input, ColumnType::isText, "text");
        ColumnType type =
                input.field(sum.in(input, ColumnType::isNumeric, "a number")).type();
        List<StepSpec> steps = new ArrayList<>();
        List<AggregateColumn> columns = new ArrayList<>();
        values.forEach((value, name) -> {
            String literal = value.replace("\\", "\\\\").replace("'", "\\'");
            steps.add(new Compute(
                    name.toUpperCase(Locale.ROOT),
                    type,
                    Expression.compile(on.name() + " == '" + literal + "' ? " + sum.name() + " : null", on.place())));
            columns.add(
                    new AggregateColumn(name.toUpperCase(Locale.ROOT), AggregateColumn.Function.SUM, name, on.place()));
        });
        steps.add(new Aggregate(by, columns));
        return new Chain(new StepList(steps).start(input, surroundings));
    }
}
