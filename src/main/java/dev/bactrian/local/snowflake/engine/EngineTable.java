package dev.bactrian.local.snowflake.engine;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table to be filled with rows from outside of the engine.
 *
 * @param name without its schema: it is the session's own
 * @param columns each {@code "NAME" TYPE}, in DuckDB's words
 * @param rows Long, BigDecimal, Double, Boolean, String, byte[], java.time values or null
 */
public record EngineTable(
        String name, List<String> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
    public EngineTable {
        columns = List.copyOf(columns);
    }

    void fill(DuckDBConnection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE " + quoted() + " (" + String.join(", ", columns) + ")");
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", name)) {
            for (List<? extends @Nullable Object> row : rows) {
                appender.beginRow();
                for (Object value : row) {
                    append(appender, value);
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }

    private String quoted() {
        return "temp.\"" + name.replace("\"", "\"\"") + '"';
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Integer number) {
            appender.append(number.longValue());
        } else if (value instanceof BigDecimal decimal) {
            appender.append(decimal);
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof LocalTime time) {
            appender.append(time);
        } else if (value instanceof LocalDateTime timestamp) {
            appender.append(timestamp);
        } else if (value instanceof OffsetDateTime timestamp) {
            appender.append(timestamp);
        } else if (value instanceof byte[] bytes) {
            appender.append(bytes);
        } else if (value instanceof String text) {
            appender.append(text);
        } else {
            throw new SnowflakeError(603, "P0000", "Unable to keep a value of " + value.getClass() + " in a table.");
        }
    }
}
