package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows with the smallest hashes: the same ones whatever the order of rows and the number of threads. Not thread-safe. */
final class RowSample {
    private static final int KEPT = 2000;
    private static final int FEW = 50;

    private final Schema schema;
    private final TreeMap<Long, @Nullable Object[]> kept = new TreeMap<>();

    RowSample(Schema schema) {
        this.schema = schema;
    }

    void add(Batch batch, long[] hashes) {
        long last = kept.size() < KEPT ? Long.MAX_VALUE : kept.lastKey();
        for (int row = 0; row < batch.rows(); row++) {
            if (hashes[row] < last) {
                keep(hashes[row], batch, row);
                last = kept.size() < KEPT ? Long.MAX_VALUE : kept.lastKey();
            }
        }
    }

    void merge(RowSample other) {
        kept.putAll(other.kept);
        while (kept.size() > KEPT) {
            kept.pollLastEntry();
        }
    }

    List<Batch> rows() {
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(schema, batches::add);
        kept.values().stream().limit(20).forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                builder.column(i).addValue(row[i]);
            }
            builder.endRow();
        });
        builder.flush();
        return batches;
    }

    /** Cramér's V of each pair of columns of few values. */
    List<TableProfile.Pair> associations(List<ColumnProfile> profiles) {
        List<TableProfile.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = i + 1; j < profiles.size(); j++) {
                if (fewValues(profiles.get(i)) && fewValues(profiles.get(j))) {
                    double strength = cramer(i, j);
                    if (!Double.isNaN(strength)) {
                        pairs.add(new TableProfile.Pair(
                                TableProfile.Kind.ASSOCIATION,
                                profiles.get(i).field().name(),
                                profiles.get(j).field().name(),
                                strength));
                    }
                }
            }
        }
        return pairs;
    }

    private void keep(long hash, Batch batch, int row) {
        @Nullable Object[] values = new @Nullable Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = batch.column(i).value(row);
        }
        kept.put(hash, values);
        if (kept.size() > KEPT) {
            kept.pollLastEntry();
        }
    }

    private static boolean fewValues(ColumnProfile profile) {
        return profile.exact()
                && profile.distinct() > 1
                && profile.distinct() <= FEW
                && !profile.field().type().isTemporal();
    }

    private double cramer(int one, int other) {
        Map<Object, Integer> rowsOf = new HashMap<>();
        Map<Object, Integer> columnsOf = new HashMap<>();
        Map<List<Object>, Integer> cells = new HashMap<>();
        int total = 0;
        for (@Nullable Object[] row : kept.values()) {
            Object a = row[one];
            Object b = row[other];
            if (a != null && b != null) {
                rowsOf.merge(a, 1, Integer::sum);
                columnsOf.merge(b, 1, Integer::sum);
                cells.merge(List.of(a, b), 1, Integer::sum);
                total++;
            }
        }
        int least = Math.min(rowsOf.size(), columnsOf.size()) - 1;
        if (total < 30 || least < 1) {
            return Double.NaN;
        }
        double chi = 0;
        for (Map.Entry<Object, Integer> a : rowsOf.entrySet()) {
            for (Map.Entry<Object, Integer> b : columnsOf.entrySet()) {
                double expected = (double) a.getValue() * b.getValue() / total;
                double seen = cells.getOrDefault(List.of(a.getKey(), b.getKey()), 0);
                chi += (seen - expected) * (seen - expected) / expected;
            }
        }
        return Math.sqrt(chi / total / least);
    }
}
