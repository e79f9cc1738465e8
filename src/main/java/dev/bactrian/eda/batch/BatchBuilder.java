package dev.bactrian.eda.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects rows and hands over a batch whenever enough are there. Not thread-safe. */
public final class BatchBuilder {
    private final Schema schema;
    private final Consumer<Batch> out;
    private final int capacity;
    private List<ColumnBuilder> columns = List.of();
    private int rows;

    public BatchBuilder(Schema schema, Consumer<Batch> out) {
        this(schema, Batch.ROWS, out);
    }

    public BatchBuilder(Schema schema, int capacity, Consumer<Batch> out) {
        this.schema = schema;
        this.out = out;
        this.capacity = capacity;
        fresh();
    }

    public Schema schema() {
        return schema;
    }

    /** The builder that takes the next value of a column; each must get one value before {@link #endRow}. */
    public ColumnBuilder column(int index) {
        return columns.get(index);
    }

    public void endRow() {
        rows++;
        if (rows == capacity) {
            flush();
        }
    }

    public void addFrom(Batch batch, int row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).addFrom(batch.column(i), row);
        }
        endRow();
    }

    /** Hands over what is left. */
    public void flush() {
        if (rows > 0) {
            List<Column> built = new ArrayList<>(columns.size());
            columns.forEach(column -> built.add(column.build()));
            Batch batch = new Batch(schema, built, rows);
            fresh();
            out.accept(batch);
        }
    }

    private void fresh() {
        rows = 0;
        columns = schema.fields().stream()
                .map(field -> new ColumnBuilder(field.type(), capacity))
                .toList();
    }
}
