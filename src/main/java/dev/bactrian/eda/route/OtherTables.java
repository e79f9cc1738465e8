package dev.bactrian.eda.route;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import java.util.Locale;
import java.util.function.Consumer;

/** The tables that a lookup step may read: named SCHEMA.TABLE in the job's database. */
record OtherTables(RowReader reader, Database database) implements Surroundings.Tables {
    @Override
    public Schema describe(String table) {
        return reader.describe("table '" + table + "'", query(table));
    }

    @Override
    public void read(String table, Consumer<Batch> rows) {
        reader.read("table '" + table + "'", query(table), schema -> {}, rows);
    }

    private String query(String table) {
        String[] parts = table.toUpperCase(Locale.ROOT).split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "Unable to look up in '" + table + "': a table is named SCHEMA.TABLE. Mend the step.");
        }
        return "SELECT * FROM " + new ObjectName(database.name(), parts[0], parts[1]).sql();
    }
}
