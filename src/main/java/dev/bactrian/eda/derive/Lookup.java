package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * lookup: columns of another table, found by a key that is unique there; NULL where it is not found. The other table is held in memory,
 * so it is for small ones: large joins belong in the query.
 */
record Lookup(ColumnRef table, List<ColumnRef> key, List<ColumnRef> columns) implements StepSpec {
    static StepSpec read(Options options) {
        return new Lookup(options.column("table"), options.someColumns("key"), options.someColumns("take"));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        Schema other = surroundings.tables().describe(table.name());
        int[] here = key.stream().mapToInt(ref -> ref.in(input)).toArray();
        int[] there = key.stream().mapToInt(ref -> ref.in(other)).toArray();
        for (int i = 0; i < here.length; i++) {
            if (input.field(here[i]).type().kind()
                    != other.field(there[i]).type().kind()) {
                throw new ConfigProblem(
                        key.get(i).place(),
                        "'" + key.get(i).name() + "' is " + input.field(here[i]).type() + " here and "
                                + other.field(there[i]).type() + " in " + table.name());
            }
        }
        int[] taken = columns.stream().mapToInt(ref -> ref.in(other)).toArray();
        Schema output = input.with(other.select(taken).fields());
        List<String> read = new ArrayList<>(other.select(there).names());
        other.select(taken).names().stream()
                .filter(name -> !read.contains(name))
                .forEach(read::add);
        return new Looking(output, here, read, surroundings);
    }

    private final class Looking implements Step {
        private final Schema output;
        private final int[] here;
        private final List<String> read;
        private final Surroundings surroundings;
        private @Nullable Map<List<Object>, RowAt> found;

        private Looking(Schema output, int[] here, List<String> read, Surroundings surroundings) {
            this.output = output;
            this.here = here;
            this.read = read;
            this.surroundings = surroundings;
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            Map<List<Object>, RowAt> rows = found == null ? load() : found;
            found = rows;
            List<ColumnBuilder> builders = new ArrayList<>();
            for (ColumnRef column : columns) {
                builders.add(new ColumnBuilder(
                        output.field(output.index(column.name())).type(), batch.rows()));
            }
            for (int row = 0; row < batch.rows(); row++) {
                RowAt match = rows.get(new RowAt(batch, row).values(here));
                for (int i = 0; i < builders.size(); i++) {
                    if (match == null) {
                        builders.get(i).addNull();
                    } else {
                        builders.get(i)
                                .addFrom(match.batch().column(columns.get(i).name()), match.row());
                    }
                }
            }
            out.accept(widened(batch, builders));
        }

        private Batch widened(Batch batch, List<ColumnBuilder> builders) {
            List<Column> all = new ArrayList<>(batch.columns());
            for (int i = 0; i < builders.size(); i++) {
                int index = output.index(columns.get(i).name());
                if (index < all.size()) {
                    all.set(index, builders.get(i).build());
                } else {
                    all.add(builders.get(i).build());
                }
            }
            return new Batch(output, all, batch.rows());
        }

        private Map<List<Object>, RowAt> load() {
            Map<List<Object>, RowAt> rows = new HashMap<>();
            int[] keys = IntStream.range(0, here.length).toArray();
            surroundings.tables().read(table.name(), read, batch -> {
                for (int row = 0; row < batch.rows(); row++) {
                    RowAt at = new RowAt(batch, row);
                    if (rows.put(at.values(keys), at) != null) {
                        throw new ConfigProblem(
                                table.place(), "the key is not unique in " + table.name() + ". Join it in the query");
                    }
                }
                if ((long) rows.size() * batch.schema().size() > surroundings.cellsInMemory()) {
                    throw new ConfigProblem(
                            table.place(), table.name() + " is too large to look up in. Join it in the query");
                }
            });
            return rows;
        }
    }
}
