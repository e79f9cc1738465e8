package dev.bactrian.eda;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Derivation;
import dev.bactrian.eda.derive.StepList;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.spec.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small tables written out in a test, and what steps make of them. */
public final class Rows {
    private Rows() {}

    public static Schema schema(String columns) {
        return new Schema(Arrays.stream(columns.split(";"))
                .map(String::strip)
                .map(column -> column.split(" ", 2))
                .map(parts -> new Field(parts[0], ColumnType.parse(parts[1])))
                .toList());
    }

    public static List<Batch> of(Schema schema, @Nullable Object[]... rows) {
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(schema, 2, batches::add);
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                builder.column(i).addValue(row[i]);
            }
            builder.endRow();
        }
        builder.flush();
        return batches;
    }

    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    public static Outcome derive(String steps, Surroundings surroundings, List<Batch> batches) {
        StepList list = StepList.read(Options.read("job.yaml", steps));
        try (Derivation derivation = list.start(batches.get(0).schema(), surroundings)) {
            List<Batch> out = new ArrayList<>();
            batches.forEach(batch -> derivation.accept(batch, out::add));
            derivation.finish(out::add);
            return new Outcome(derivation.output(), rows(out), derivation.counts());
        }
    }

    /** What came out, row by row. */
    public record Outcome(Schema schema, List<List<@Nullable Object>> rows, Map<String, Long> counts) {
        public List<@Nullable Object> column(String name) {
            int index = schema.index(name);
            List<@Nullable Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(index)));
            return values;
        }
    }

    private static List<List<@Nullable Object>> rows(List<Batch> batches) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < batch.schema().size(); i++) {
                    values.add(batch.column(i).value(row));
                }
                rows.add(values);
            }
        }
        return rows;
    }
}
