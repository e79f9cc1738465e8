package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accumulators of each group of rows, in the order in which the groups came. */
final class Groups {
    private final int[] key;
    private final List<AggregateColumn.Bound> columns;
    private final Map<List<Object>, Group> groups = new LinkedHashMap<>();

    Groups(int[] key, List<AggregateColumn.Bound> columns) {
        this.key = key.clone();
        this.columns = columns;
    }

    void add(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            Group group = groups.computeIfAbsent(new RowAt(batch, row).values(key), this::fresh);
            for (AggregateColumn.Accumulator accumulator : group.accumulators()) {
                accumulator.add(batch, row);
            }
        }
    }

    Group of(Batch batch, int row) {
        Group group = groups.get(new RowAt(batch, row).values(key));
        if (group == null) {
            throw new IllegalStateException("A row of no group: it was not added before");
        }
        return group;
    }

    Iterable<Group> all() {
        return groups.values();
    }

    private Group fresh(List<Object> values) {
        return new Group(
                values, columns.stream().map(column -> column.maker().get()).toList());
    }

    /** A group's key and what was gathered of it. */
    record Group(List<Object> key, List<AggregateColumn.Accumulator> accumulators) {
        void addKey(int index, ColumnBuilder builder) {
            Object value = key.get(index);
            builder.addValue(value == RowAt.Missing.NULL ? null : value);
        }
    }
}
