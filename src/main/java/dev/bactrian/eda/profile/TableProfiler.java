package dev.bactrian.eda.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Gathers all columns of a table; parts gathered by several threads are merged. Not thread-safe. */
public final class TableProfiler {
    private final Schema schema;
    private final List<ColumnProfiler> columns = new ArrayList<>();
    private final int[] numeric;
    private final CoMoments together;
    private final UltraLogLog wholeRows = UltraLogLog.create(14);
    private final FrequentValues fewRows = new FrequentValues(false);
    private final RowSample sample;
    private final long[] missingTogether;
    private long[] hashes = new long[Batch.ROWS];
    private long[] rowHashes = new long[Batch.ROWS];
    private long rows;

    public TableProfiler(Schema schema) {
        this.schema = schema;
        schema.fields().forEach(field -> columns.add(new ColumnProfiler(field)));
        this.numeric = IntStream.range(0, schema.size())
                .filter(i -> schema.field(i).type().isNumeric())
                .toArray();
        this.together = new CoMoments(numeric);
        this.sample = new RowSample(schema);
        this.missingTogether = new long[schema.size() * schema.size()];
    }

    /** Adds a batch; the sequence number says where in the table it stands. */
    public void add(Batch batch, long sequence) {
        int length = batch.rows();
        if (hashes.length < length) {
            hashes = new long[length];
            rowHashes = new long[length];
        }
        Arrays.fill(rowHashes, 0, length, 0);
        for (int i = 0; i < columns.size(); i++) {
            Hashes.of(batch.column(i), hashes);
            columns.get(i).add(batch.column(i), hashes, sequence);
            for (int row = 0; row < length; row++) {
                rowHashes[row] = Hashes.mix(rowHashes[row] ^ hashes[row]);
            }
        }
        for (int row = 0; row < length; row++) {
            wholeRows.add(rowHashes[row]);
        }
        if (fewRows.size() < FrequentValues.EXACT && fewRows.error() == 0) {
            for (int row = 0; row < length; row++) {
                fewRows.add(rowHashes[row], 0, null, 1);
            }
        }
        sample.add(batch, rowHashes);
        together.add(batch);
        missing(batch);
        rows += length;
    }

    public void merge(TableProfiler other) {
        rows += other.rows;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
        wholeRows.add(other.wholeRows);
        fewRows.merge(other.fewRows);
        sample.merge(other.sample);
        together.merge(other.together);
        for (int i = 0; i < missingTogether.length; i++) {
            missingTogether[i] += other.missingTogether[i];
        }
    }

    public TableProfile profile() {
        List<ColumnProfile> profiles =
                columns.stream().map(column -> column.facts().profile()).toList();
        List<TableProfile.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < numeric.length; i++) {
            for (int j = i + 1; j < numeric.length; j++) {
                double correlation = together.correlation(i, j);
                if (!Double.isNaN(correlation)) {
                    pairs.add(pair(TableProfile.Kind.CORRELATION, numeric[i], numeric[j], correlation));
                }
            }
        }
        missingPairs(profiles, pairs);
        pairs.addAll(sample.associations(profiles));
        return new TableProfile(rows, distinctRows(), profiles, pairs, sample.rows());
    }

    private long distinctRows() {
        return fewRows.error() == 0 && fewRows.size() < FrequentValues.EXACT
                ? fewRows.size()
                : Math.min(rows, Math.round(wholeRows.getDistinctCountEstimate()));
    }

    private void missing(Batch batch) {
        for (int i = 0; i < columns.size(); i++) {
            BitSet nulls = batch.column(i).nulls();
            if (nulls.isEmpty()) {
                continue;
            }
            for (int j = i + 1; j < columns.size(); j++) {
                BitSet others = batch.column(j).nulls();
                if (!others.isEmpty()) {
                    BitSet both = (BitSet) nulls.clone();
                    both.and(others);
                    missingTogether[i * columns.size() + j] += both.cardinality();
                }
            }
        }
    }

    /** The phi coefficient of the two columns' being NULL. */
    private void missingPairs(List<ColumnProfile> profiles, List<TableProfile.Pair> pairs) {
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = i + 1; j < profiles.size(); j++) {
                double a = profiles.get(i).nulls();
                double b = profiles.get(j).nulls();
                double spread = Math.sqrt(a) * Math.sqrt(rows - a) * Math.sqrt(b) * Math.sqrt(rows - b);
                double both = missingTogether[i * profiles.size() + j];
                if (spread > 0) {
                    pairs.add(pair(TableProfile.Kind.MISSING_TOGETHER, i, j, (both * rows - a * b) / spread));
                }
            }
        }
    }

    private TableProfile.Pair pair(TableProfile.Kind kind, int one, int other, double strength) {
        Field first = schema.field(one);
        Field second = schema.field(other);
        return new TableProfile.Pair(kind, first.name(), second.name(), strength);
    }
}
