package dev.bactrian.eda.batch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Some rows of one table, column by column. */
public record Batch(Schema schema, List<Column> columns, int rows) {
    public static final int ROWS = 4096;

    public Batch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for a schema of " + schema.size());
        }
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("A column has " + column.size() + " rows of " + rows);
            }
        }
    }

    public Column column(int index) {
        return columns.get(index);
    }

    public Column column(String name) {
        return columns.get(schema.index(name));
    }

    /** This batch with one column put in place of the one of that name, or added. */
    public Batch with(Schema changed, String name, Column column) {
        List<Column> all = new ArrayList<>(columns);
        int index = changed.index(name);
        if (index < all.size()) {
            all.set(index, column);
        } else {
            all.add(column);
        }
        return new Batch(changed, all, rows);
    }

    public Batch select(Schema changed, int[] indexes) {
        return new Batch(changed, IntStream.of(indexes).mapToObj(columns::get).toList(), rows);
    }

    /** Only the rows whose bit is set, in order. */
    public Batch keep(BitSet wanted) {
        int count = wanted.cardinality();
        if (count == rows) {
            return this;
        }
        List<Column> kept = new ArrayList<>(columns.size());
        for (Column column : columns) {
            ColumnBuilder builder = new ColumnBuilder(column.type(), count);
            for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
                builder.addFrom(column, row);
            }
            kept.add(builder.build());
        }
        return new Batch(schema, kept, count);
    }
}
