package dev.bactrian.eda.route;

import dev.bactrian.config.EdaJob;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.check.CheckList;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which table an EDA job fills, and its columns: from the query as the account describes it and the steps, without a row. So it can be
 * made on an empty account, once the tables that the query reads are there.
 */
public final class TargetTables {
    private final RowReader reader;
    private final Database database;
    private final JobFiles files;
    private final Surroundings surroundings;

    public TargetTables(DataSource dataSource, Database database, JobFiles files) {
        this.reader = new RowReader(dataSource);
        this.database = database;
        this.files = files;
        this.surroundings = new Surroundings(Path.of("scratch"), 1, new OtherTables(reader, database), Map.of());
    }

    /** A table to be, with a comment that says what it is. */
    public record Target(ObjectName name, List<Column> columns, String description) {
        public Target {
            columns = List.copyOf(columns);
        }
    }

    /** Empty for a job that only profiles. */
    public Optional<Target> of(EdaJob job) {
        JobFiles.Definition definition = files.read(job);
        return definition.spec().target().map(table -> {
            Schema input = reader.describe("query of EDA job '" + job.name() + "'", definition.query());
            Schema output = definition.spec().steps().output(input, surroundings);
            definition
                    .spec()
                    .checks()
                    .start(CheckList.Side.INPUT, input, surroundings, Instant.EPOCH)
                    .close();
            definition
                    .spec()
                    .checks()
                    .start(CheckList.Side.OUTPUT, output, surroundings, Instant.EPOCH)
                    .close();
            return new Target(
                    database.eda(table), columns(output), definition.spec().description());
        });
    }

    static List<Column> columns(Schema schema) {
        return schema.fields().stream()
                .map(field -> new Column(field.name(), field.type().sql()))
                .toList();
    }
}
