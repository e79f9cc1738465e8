package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.Schema;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A step that looks at all numbers of a column first, and then changes the rows by what it found. */
final class Survey implements Step {
    private final Schema output;
    private final int column;
    private final HeldRows rows;
    private final HeldNumbers numbers;
    private final Function<HeldNumbers, UnaryOperator<Batch>> decide;

    Survey(
            Schema input,
            Schema output,
            int column,
            Surroundings surroundings,
            Function<HeldNumbers, UnaryOperator<Batch>> decide) {
        this.output = output;
        this.column = column;
        this.rows = new HeldRows(input, new int[0], surroundings);
        this.numbers = new HeldNumbers(surroundings);
        this.decide = decide;
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public void accept(Batch batch, Consumer<Batch> out) {
        Column looked = batch.column(column);
        for (int row = 0; row < batch.rows(); row++) {
            if (!looked.isNull(row)) {
                numbers.add(looked.measure(row));
            }
        }
        rows.add(batch);
    }

    @Override
    public void finish(Consumer<Batch> out) {
        UnaryOperator<Batch> change = decide.apply(numbers);
        rows.replay(batch -> out.accept(change.apply(batch)));
    }

    @Override
    public void close() {
        rows.close();
        numbers.close();
    }
}
