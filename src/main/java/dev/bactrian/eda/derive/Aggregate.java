package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** aggregate: one row a group. rollUp is the same with a date cut to a period as one more key. */
record Aggregate(List<ColumnRef> by, List<AggregateColumn> columns) implements StepSpec {
    static StepSpec read(Options options) {
        return new Aggregate(options.columns("by"), AggregateColumn.read(options, "columns"));
    }

    static StepSpec readRollUp(Options options) {
        ColumnRef time = options.column("time");
        String period = options.optionalText("as").orElse("period");
        DateParts cut = new DateParts(time, Map.of(period, options.choice("to", DateParts.Part.class, null)));
        List<ColumnRef> by = new ArrayList<>();
        by.add(new ColumnRef(period, time.place()));
        by.addAll(options.columns("by"));
        Aggregate aggregate = new Aggregate(by, AggregateColumn.read(options, "columns"));
        StepList both = new StepList(List.of(cut, aggregate));
        return (input, surroundings) -> new Chain(both.start(input, surroundings));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int[] key = by.stream().mapToInt(ref -> ref.in(input)).toArray();
        List<AggregateColumn.Bound> bound =
                columns.stream().map(column -> column.bind(input)).toList();
        List<Field> fields = new ArrayList<>(input.select(key).fields());
        bound.forEach(column -> fields.add(column.field()));
        return new Grouping(new Schema(fields), key, bound, new HeldRows(input, key, surroundings));
    }

    @SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
    private record Grouping(Schema output, int[] key, List<AggregateColumn.Bound> columns, HeldRows held)
            implements Step {
        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            held.add(batch);
        }

        @Override
        public void finish(Consumer<Batch> out) {
            BatchBuilder builder = new BatchBuilder(output, out);
            for (int part = 0; part < held.parts(); part++) {
                Groups groups = new Groups(key, columns);
                held.replay(part, groups::add);
                for (Groups.Group group : groups.all()) {
                    for (int i = 0; i < key.length; i++) {
                        group.addKey(i, builder.column(i));
                    }
                    for (int i = 0; i < columns.size(); i++) {
                        builder.column(key.length + i)
                                .addValue(group.accumulators().get(i).value());
                    }
                    builder.endRow();
                }
            }
            builder.flush();
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
