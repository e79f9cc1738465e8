package dev.bactrian.ingest;

import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.SnowflakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** One table of schema RAW: what its columns are and which files its rows came from. */
final class RawTable {

    private final DataSource dataSource;
    private final ObjectName name;

    RawTable(DataSource dataSource, ObjectName name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE TABLE " + name.sql())) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("describe table '%s'".formatted(name.plain()), e);
        }
        return columns;
    }

    /** How many rows of each file the table has. */
    Map<String, Long> rowsByFile() {
        Map<String, Long> counts = new HashMap<>();
        String sql = "SELECT FILE_NAME, COUNT(*) FROM %s WHERE FILE_NAME IS NOT NULL GROUP BY FILE_NAME"
                .formatted(name.sql());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw SnowflakeException.of("count rows of table '%s' by file".formatted(name.plain()), e);
        }
        return counts;
    }
}
