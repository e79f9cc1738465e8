package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.Map;
import java.util.function.Consumer;

/** A step bound to its input, at work on one stream of rows. Used by one thread. */
public interface Step extends AutoCloseable {
    Schema output();

    void accept(Batch batch, Consumer<Batch> out);

    /** All rows have come; a step that held rows back hands them on now. */
    default void finish(Consumer<Batch> out) {}

    /** What the step did to the rows, for the run's record: 'duplicates dropped' and how many. */
    default Map<String, Long> counts() {
        return Map.of();
    }

    /** Removes what the step keeps on disk. */
    @Override
    default void close() {}
}
