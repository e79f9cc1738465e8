package dev.bactrian.eda.batch;

/** A column's name and type. */
public record Field(String name, ColumnType type) {
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A column needs a name");
        }
    }
}
