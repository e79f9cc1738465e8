package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.batch.TextColumn;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.Options;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Steps on each text by itself: trim, upper, lower, blankToNull. Without columns they mean every text column. */
final class CleanText {
    enum How {
        TRIM,
        UPPER,
        LOWER,
        BLANK_TO_NULL
    }

    private CleanText() {}

    static StepSpec read(Options options, How how) {
        List<ColumnRef> columns = options.columns("columns");
        return (input, surroundings) -> {
            int[] indexes = columns.isEmpty()
                    ? IntStream.range(0, input.size())
                            .filter(i -> input.field(i).type().isText())
                            .toArray()
                    : columns.stream()
                            .mapToInt(ref -> ref.in(input, ColumnType::isText, "text"))
                            .toArray();
            return new ColumnStep(input, batch -> clean(batch, input, indexes, how));
        };
    }

    private static Batch clean(Batch batch, Schema schema, int[] indexes, How how) {
        Batch changed = batch;
        for (int index : indexes) {
            Field field = schema.field(index);
            TextColumn column = (TextColumn) batch.column(index);
            ColumnBuilder builder = new ColumnBuilder(field.type(), batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                String cleaned = column.isNull(row) ? null : clean(column.values()[row], how);
                if (cleaned == null) {
                    builder.addNull();
                } else {
                    builder.addText(cleaned);
                }
            }
            changed = changed.with(schema, field.name(), builder.build());
        }
        return changed;
    }

    private static @Nullable String clean(String text, How how) {
        return switch (how) {
            case TRIM -> text.strip();
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case BLANK_TO_NULL -> text.isBlank() ? null : text;
        };
    }
}
