package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The steps of a job at work: rows go in at the first step and come out behind the last. Used by one thread. */
public final class Derivation implements AutoCloseable {
    private final Schema output;
    private final List<Step> steps;

    Derivation(Schema input, List<Step> steps) {
        this.steps = List.copyOf(steps);
        this.output = steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
    }

    public Schema output() {
        return output;
    }

    public void accept(Batch batch, Consumer<Batch> out) {
        push(0, batch, out);
    }

    /** Lets every step hand on what it held back, first step first. */
    public void finish(Consumer<Batch> out) {
        for (int i = 0; i < steps.size(); i++) {
            int next = i + 1;
            steps.get(i).finish(batch -> push(next, batch, out));
        }
    }

    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        steps.forEach(step -> step.counts().forEach((what, number) -> counts.merge(what, number, Long::sum)));
        return counts;
    }

    @Override
    public void close() {
        steps.forEach(Step::close);
    }

    private void push(int index, Batch batch, Consumer<Batch> out) {
        if (batch.rows() == 0) {
            return;
        }
        if (index == steps.size()) {
            out.accept(batch);
        } else {
            steps.get(index).accept(batch, result -> push(index + 1, result, out));
        }
    }
}
