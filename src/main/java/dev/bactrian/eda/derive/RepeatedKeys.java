package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Counts rows whose key was seen before, exactly and in bounded memory: what outgrows it waits in parts on disk. Not thread-safe. */
public final class RepeatedKeys implements AutoCloseable {
    private final Schema schema;
    private final int[] key;
    private final long limit;
    private final HashSet128 seen = new HashSet128();
    private final HeldRows later;
    private final int[] all;
    private long repeated;

    public RepeatedKeys(Schema input, int[] key, Surroundings surroundings) {
        this.key = key.clone();
        this.schema = input.select(key);
        this.limit = surroundings.cellsInMemory() / 4;
        this.all = IntStream.range(0, key.length).toArray();
        this.later = new HeldRows(schema, all, surroundings);
    }

    public void add(Batch batch) {
        Batch keys = batch.select(schema, key);
        RowHash hash = RowHash.of(keys, all);
        BitSet unknown = new BitSet(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            if (seen.contains(hash.high(row), hash.low(row))) {
                repeated++;
            } else if (seen.size() < limit) {
                seen.add(hash.high(row), hash.low(row));
            } else {
                unknown.set(row);
            }
        }
        if (!unknown.isEmpty()) {
            later.add(keys.keep(unknown));
        }
    }

    /** How many rows had a key that an earlier row had; all rows have come. */
    public long count() {
        for (int part = 0; part < later.parts(); part++) {
            HashSet128 here = new HashSet128();
            later.replay(part, batch -> {
                RowHash hash = RowHash.of(batch, all);
                for (int row = 0; row < batch.rows(); row++) {
                    repeated += here.add(hash.high(row), hash.low(row)) ? 0 : 1;
                }
            });
        }
        return repeated;
    }

    @Override
    public void close() {
        later.close();
    }
}
