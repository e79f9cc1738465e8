package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A step that needs nothing but the batch at hand. */
record ColumnStep(Schema output, UnaryOperator<Batch> change) implements Step {
    @Override
    public void accept(Batch batch, Consumer<Batch> out) {
        out.accept(change.apply(batch));
    }
}
