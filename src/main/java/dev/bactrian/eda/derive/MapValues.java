package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.batch.TextColumn;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.Options;
import java.util.Map;
import java.util.Optional;

/** map: texts are replaced by others; what is not listed stays, or becomes the text under 'otherwise'. */
record MapValues(ColumnRef column, Map<String, String> values, Optional<String> otherwise) implements StepSpec {
    static StepSpec read(Options options) {
        return new MapValues(options.column("column"), options.map("values"), options.optionalText("otherwise"));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int index = column.in(input, ColumnType::isText, "text");
        return new ColumnStep(input, batch -> map(batch, input, index));
    }

    private Batch map(Batch batch, Schema schema, int index) {
        TextColumn texts = (TextColumn) batch.column(index);
        ColumnBuilder builder = new ColumnBuilder(texts.type(), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            if (texts.isNull(row)) {
                builder.addNull();
            } else {
                String text = texts.values()[row];
                builder.addText(values.getOrDefault(text, otherwise.orElse(text)));
            }
        }
        return batch.with(schema, schema.field(index).name(), builder.build());
    }
}
