package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What steps may use besides their rows.
 *
 * @param scratch folder for rows that outgrow memory; made when first needed
 * @param cellsInMemory how many values (rows times columns) a step may hold before it writes to disk
 * @param tables other tables to look values up in
 * @param beans steps of the user's own, by name
 */
public record Surroundings(Path scratch, long cellsInMemory, Tables tables, Map<String, JavaStep> beans) {
    public static final long CELLS = 8_000_000;

    public Surroundings {
        beans = Map.copyOf(beans);
    }

    public static Surroundings of(Path scratch) {
        return new Surroundings(scratch, CELLS, Tables.NONE, Map.of());
    }

    /** Other tables, by their name in the database. */
    public interface Tables {
        Tables NONE = new Tables() {
            @Override
            public Schema describe(String table) {
                throw new IllegalStateException("No other table can be read here, not even '" + table + "'");
            }

            @Override
            public void read(String table, List<String> columns, Consumer<Batch> rows) {
                describe(table);
            }

            @Override
            public long number(String query) {
                throw new IllegalStateException("No query can be asked here");
            }
        };

        Schema describe(String table);

        /** Reads some columns of all rows. */
        void read(String table, List<String> columns, Consumer<Batch> rows);

        /** The one number that a query gives. */
        long number(String query);
    }

    /** A step written in Java by whoever wants to: one batch in, one batch out. */
    public interface JavaStep {
        Schema output(Schema input);

        Batch apply(Batch batch);
    }
}
