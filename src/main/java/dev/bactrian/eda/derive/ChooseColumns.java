package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import dev.bactrian.eda.spec.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps that take, leave out or rename columns: select, drop, rename. */
final class ChooseColumns {
    private ChooseColumns() {}

    static StepSpec select(Options options) {
        List<ColumnRef> wanted = options.someColumns("columns");
        return (input, surroundings) ->
                choose(input, wanted.stream().mapToInt(ref -> ref.in(input)).toArray());
    }

    static StepSpec drop(Options options) {
        List<ColumnRef> unwanted = options.someColumns("columns");
        return (input, surroundings) -> {
            Set<Integer> gone = unwanted.stream().map(ref -> ref.in(input)).collect(Collectors.toSet());
            return choose(
                    input,
                    IntStream.range(0, input.size())
                            .filter(i -> !gone.contains(i))
                            .toArray());
        };
    }

    /** Old names to new names. */
    static StepSpec rename(Options options) {
        Map<String, String> names = options.map("columns");
        Place place = options.place();
        return (input, surroundings) -> {
            List<Field> fields = new ArrayList<>(input.fields());
            names.forEach((from, to) -> {
                int index = new ColumnRef(from, place).in(input);
                fields.set(
                        index,
                        new Field(
                                to.toUpperCase(Locale.ROOT), input.field(index).type()));
            });
            if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
                throw new ConfigProblem(place, "two columns would have the same name");
            }
            Schema output = new Schema(fields);
            return new ColumnStep(output, batch -> new Batch(output, batch.columns(), batch.rows()));
        };
    }

    private static Step choose(Schema input, int[] indexes) {
        Schema output = input.select(indexes);
        return new ColumnStep(output, batch -> batch.select(output, indexes));
    }
}
