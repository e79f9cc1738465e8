package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Schema;

/** A step as written: free of any table until it is bound. Immutable, so that one can be bound many times. */
@FunctionalInterface
public interface StepSpec {
    /**
     * Checks the step against the columns it gets; touches neither disk nor rows.
     *
     * @throws dev.bactrian.eda.spec.ConfigProblem when a column is missing or of the wrong type
     */
    Step bind(Schema input, Surroundings surroundings);
}
