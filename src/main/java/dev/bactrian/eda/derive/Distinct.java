package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * distinct: drops and counts repeated rows. Without a key a row repeats when all its values do; with a key, 'orderBy' says which row
 * stays, so that a run over the same rows in another order keeps the same ones.
 */
record Distinct(List<ColumnRef> key, List<ColumnRef> orderBy, Keep keep) implements StepSpec {
    static final String DROPPED = "duplicates dropped";

    /** Which of the rows with the same key stays, in the order of 'orderBy'. */
    enum Keep {
        FIRST,
        LAST
    }

    static StepSpec read(Options options) {
        List<ColumnRef> key = options.columns(options.has("columns") ? "columns" : "key");
        List<ColumnRef> orderBy = options.columns("orderBy");
        Keep keep = options.choice("keep", Keep.class, Keep.FIRST);
        options.has("key");
        if (!key.isEmpty() && orderBy.isEmpty()) {
            throw new ConfigProblem(
                    options.place(), "'orderBy' is missing: without it, which row of a key stays would be chance");
        }
        return new Distinct(key, orderBy, keep);
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        if (key.isEmpty()) {
            return new WholeRows(input, surroundings);
        }
        int[] keys = key.stream().mapToInt(ref -> ref.in(input)).toArray();
        int[] order = orderBy.stream().mapToInt(ref -> ref.in(input)).toArray();
        return new ByKey(input, keys, order, keep, new HeldRows(input, keys, surroundings));
    }

    /** Rows go on at once; those seen after the set of hashes is full wait in parts on disk. */
    private static final class WholeRows implements Step {
        private final Schema output;
        private final int[] all;
        private final long limit;
        private final HashSet128 seen = new HashSet128();
        private final HeldRows later;
        private long dropped;

        private WholeRows(Schema output, Surroundings surroundings) {
            this.output = output;
            this.all = IntStream.range(0, output.size()).toArray();
            this.limit = surroundings.cellsInMemory() / 4;
            this.later = new HeldRows(output, all, surroundings);
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            RowHash hash = RowHash.of(batch, all);
            BitSet fresh = new BitSet(batch.rows());
            BitSet unknown = new BitSet(batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                if (seen.size() < limit) {
                    fresh.set(row, seen.add(hash.high(row), hash.low(row)));
                } else {
                    unknown.set(row, !seen.contains(hash.high(row), hash.low(row)));
                }
            }
            dropped += batch.rows() - fresh.cardinality() - unknown.cardinality();
            out.accept(batch.keep(fresh));
            if (!unknown.isEmpty()) {
                later.add(batch.keep(unknown));
            }
        }

        @Override
        public void finish(Consumer<Batch> out) {
            for (int part = 0; part < later.parts(); part++) {
                HashSet128 seenHere = new HashSet128();
                later.replay(part, batch -> {
                    RowHash hash = RowHash.of(batch, all);
                    BitSet fresh = new BitSet(batch.rows());
                    for (int row = 0; row < batch.rows(); row++) {
                        fresh.set(row, seenHere.add(hash.high(row), hash.low(row)));
                    }
                    dropped += batch.rows() - fresh.cardinality();
                    out.accept(batch.keep(fresh));
                });
            }
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of(DROPPED, dropped);
        }

        @Override
        public void close() {
            later.close();
        }
    }

    private static final class ByKey implements Step {
        private final Schema output;
        private final int[] key;
        private final int[] order;
        private final Keep keep;
        private final HeldRows held;
        private long dropped;

        private ByKey(Schema output, int[] key, int[] order, Keep keep, HeldRows held) {
            this.output = output;
            this.key = key;
            this.order = order;
            this.keep = keep;
            this.held = held;
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            held.add(batch);
        }

        @Override
        public void finish(Consumer<Batch> out) {
            for (int part = 0; part < held.parts(); part++) {
                Map<List<Object>, RowAt> best = new LinkedHashMap<>();
                held.replay(part, batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        RowAt candidate = new RowAt(batch, row);
                        best.merge(candidate.values(key), candidate, this::better);
                    }
                    dropped += batch.rows();
                });
                dropped -= best.size();
                BatchBuilder builder = new BatchBuilder(output, out);
                best.values().forEach(row -> builder.addFrom(row.batch(), row.row()));
                builder.flush();
            }
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of(DROPPED, dropped);
        }

        @Override
        public void close() {
            held.close();
        }

        private RowAt better(RowAt one, RowAt other) {
            int compared = one.compareTo(other, order);
            return (keep == Keep.FIRST ? compared <= 0 : compared >= 0) ? one : other;
        }
    }
}
