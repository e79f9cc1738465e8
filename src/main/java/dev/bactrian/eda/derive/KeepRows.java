package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.Options;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Consumer;

/** keepRows: rows for which an expression is true go on, the others are counted and dropped. */
record KeepRows(Expression where) implements StepSpec {
    static StepSpec read(Options options) {
        return new KeepRows(Expression.compile(options.text("where"), options.at("where")));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        return new Keeping(input, where.bind(input));
    }

    private static final class Keeping implements Step {
        private final Schema output;
        private final Expression.Bound where;
        private long dropped;

        private Keeping(Schema output, Expression.Bound where) {
            this.output = output;
            this.where = where;
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            BitSet wanted = new BitSet(batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                wanted.set(row, where.isTrue(batch, row));
            }
            dropped += batch.rows() - wanted.cardinality();
            out.accept(batch.keep(wanted));
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("rows not kept", dropped);
        }
    }
}
