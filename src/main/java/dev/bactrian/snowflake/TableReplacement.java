package dev.bactrian.snowflake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Replaces the whole content of a table: rows go into a table beside it, then readers see the new rows at once, or after a
 * crash still the old ones. A table of other columns is replaced with its columns. Used by one thread.
 *
 * <pre>{@code
 * try (TableReplacement replacement = TableReplacement.of(dataSource, table, columns)) {
 *     replacement.rows().add(1, "one");
 *     long rows = replacement.publish();
 * }
 * }</pre>
 */
public final class TableReplacement implements AutoCloseable {

    private final DataSource dataSource;
    private final ObjectName target;
    private final ObjectName beside;
    private final List<Column> columns;
    private final BulkInsert rows;

    private TableReplacement(DataSource dataSource, ObjectName target, List<Column> columns) {
        this.dataSource = dataSource;
        this.target = target;
        this.beside = target.sibling(target.name() + "__NEW");
        this.columns = List.copyOf(columns);
        execute("CREATE OR REPLACE TABLE %s (%s)".formatted(beside.sql(), definitions()));
        this.rows = BulkInsert.into(dataSource, beside, columns);
    }

    /** Starts a replacement; two at once for one table are for the caller to prevent. */
    public static TableReplacement of(DataSource dataSource, ObjectName target, List<Column> columns) {
        return new TableReplacement(dataSource, target, columns);
    }

    public BulkInsert rows() {
        return rows;
    }

    /** Makes the added rows the table's content and returns how many they are. */
    public long publish() {
        long inserted = rows.finish();
        execute("CREATE TABLE IF NOT EXISTS %s (%s)".formatted(target.sql(), definitions()));
        if (shape(target).equals(shape(beside))) {
            // why: INSERT OVERWRITE keeps the table's grants, comment and streams.
            String names = columns.stream()
                    .map(column -> Quoting.identifier(column.name()))
                    .collect(Collectors.joining(", "));
            execute("INSERT OVERWRITE INTO %s (%s) SELECT %s FROM %s"
                    .formatted(target.sql(), names, names, beside.sql()));
        } else {
            execute("ALTER TABLE %s SWAP WITH %s".formatted(target.sql(), beside.sql()));
        }
        return inserted;
    }

    private String definitions() {
        return columns.stream().map(Column::definition).collect(Collectors.joining(", "));
    }

    private List<String> shape(ObjectName table) {
        List<String> shape = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("DESCRIBE TABLE " + table.sql())) {
            while (described.next()) {
                shape.add(described.getString("name") + " " + described.getString("type"));
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("describe table '%s'".formatted(table), e);
        }
        return shape;
    }

    private void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw SnowflakeException.of("replace table '%s'".formatted(target), e);
        }
    }

    @Override
    public void close() {
        rows.close();
        execute("DROP TABLE IF EXISTS %s".formatted(beside.sql()));
    }
}
