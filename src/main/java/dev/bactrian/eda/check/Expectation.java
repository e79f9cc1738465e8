package dev.bactrian.eda.check;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Surroundings;
import java.time.Instant;

/** What is expected, free of any table until it is bound. Immutable. */
@FunctionalInterface
interface Expectation {
    /**
     * Checks the expectation itself against the columns there are.
     *
     * @param now the time of the run, for freshness
     */
    Counter bind(Schema schema, Surroundings surroundings, Instant now);

    /** Counts rows that fall short on one stream. Used by one thread. */
    interface Counter extends AutoCloseable {
        void add(Batch batch);

        /** All rows have come. */
        long failing(long rows);

        @Override
        default void close() {}
    }

    /** A counter that looks at each batch by itself. */
    abstract class PerBatch implements Counter {
        private long failing;

        abstract long failing(Batch batch);

        @Override
        public void add(Batch batch) {
            failing += failing(batch);
        }

        @Override
        public long failing(long rows) {
            return failing;
        }
    }
}
