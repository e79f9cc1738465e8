package dev.bactrian.eda.route;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tables that a lookup step may read: named SCHEMA.TABLE in the job's database. */
record OtherTables(RowReader reader, Database database) implements Surroundings.Tables {
    @Override
    public Schema describe(String table) {
        return reader.describe("table '" + table + "'", "SELECT * FROM " + name(table));
    }

    @Override
    public void read(String table, List<String> columns, Consumer<Batch> rows) {
        String names = columns.stream().map(Quoting::identifier).collect(Collectors.joining(", "));
        reader.read("table '" + table + "'", "SELECT " + names + " FROM " + name(table), schema -> {}, rows);
    }

    @Override
    public long number(String query) {
        long[] found = {0};
        reader.read("query of a check", query, schema -> {}, batch -> {
            Object value = batch.column(0).value(0);
            found[0] = value instanceof Number number ? number.longValue() : 0;
        });
        return found[0];
    }

    private String name(String table) {
        String[] parts = table.toUpperCase(Locale.ROOT).split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "Unable to look up in '" + table + "': a table is named SCHEMA.TABLE. Mend the step.");
        }
        return new ObjectName(database.name(), parts[0], parts[1]).sql();
    }
}
