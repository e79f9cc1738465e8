package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.function.Consumer;

/** Several steps as one. */
record Chain(Derivation derivation) implements Step {
    @Override
    public Schema output() {
        return derivation.output();
    }

    @Override
    public void accept(Batch batch, Consumer<Batch> out) {
        derivation.accept(batch, out);
    }

    @Override
    public void finish(Consumer<Batch> out) {
        derivation.finish(out);
    }

    @Override
    public void close() {
        derivation.close();
    }
}
