package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.Options;
import java.util.List;
import java.util.function.Consumer;

/** within: every row of a group gets the group's aggregates as new columns, as SQL's OVER (PARTITION BY …) gives them. */
record Within(List<ColumnRef> by, List<AggregateColumn> columns) implements StepSpec {
    static StepSpec read(Options options) {
        return new Within(options.someColumns("by"), AggregateColumn.read(options, "columns"));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int[] key = by.stream().mapToInt(ref -> ref.in(input)).toArray();
        List<AggregateColumn.Bound> bound =
                columns.stream().map(column -> column.bind(input)).toList();
        Schema output =
                input.with(bound.stream().map(AggregateColumn.Bound::field).toList());
        return new Adding(output, key, bound, new HeldRows(input, key, surroundings));
    }

    @SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
    private record Adding(Schema output, int[] key, List<AggregateColumn.Bound> columns, HeldRows held)
            implements Step {
        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            held.add(batch);
        }

        @Override
        public void finish(Consumer<Batch> out) {
            for (int part = 0; part < held.parts(); part++) {
                Groups groups = new Groups(key, columns);
                held.replay(part, groups::add);
                held.replay(part, batch -> out.accept(widen(batch, groups)));
            }
        }

        @Override
        public void close() {
            held.close();
        }

        private Batch widen(Batch batch, Groups groups) {
            Batch changed = batch;
            for (int i = 0; i < columns.size(); i++) {
                ColumnBuilder builder = new ColumnBuilder(columns.get(i).field().type(), batch.rows());
                for (int row = 0; row < batch.rows(); row++) {
                    builder.addValue(groups.of(batch, row).accumulators().get(i).value());
                }
                Schema soFar = changed.schema().with(columns.get(i).field());
                changed = changed.with(soFar, columns.get(i).field().name(), builder.build());
            }
            return changed;
        }
    }
}
