package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SQL for scripts under test: an engine in memory, for the statements that both dialects share. */
final class DuckStatements implements Statements, AutoCloseable {
    final List<String> log = new ArrayList<>();
    private final Connection connection;

    DuckStatements() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @Override
    public StatementResult execute(String sql, List<@Nullable Object> binds) {
        log.add(sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.size(); i++) {
                statement.setObject(i + 1, binds.get(i));
            }
            if (!statement.execute()) {
                StatementType type = type(sql);
                return type == StatementType.SELECT
                        ? StatementResult.status(StatementType.DDL, "done")
                        : StatementResult.count(type, "number of rows", statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return read(sql, rows);
            }
        } catch (SQLException e) {
            throw new SnowflakeError(904, "42000", String.valueOf(e.getMessage()), e);
        }
    }

    private static StatementResult read(String sql, ResultSet rows) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            String name = rows.getMetaData().getColumnLabel(i).toUpperCase(Locale.ROOT);
            columns.add(ResultColumn.of(name, kind(rows.getMetaData().getColumnTypeName(i))));
        }
        List<List<@Nullable Object>> all = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                Object value = rows.getObject(i);
                row.add(value instanceof Integer number ? Long.valueOf(number) : value);
            }
            all.add(row);
        }
        return StatementResult.of(type(sql), columns, all);
    }

    private static StatementType type(String sql) {
        String verb = sql.split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "INSERT" -> StatementType.INSERT;
            case "UPDATE" -> StatementType.UPDATE;
            case "DELETE" -> StatementType.DELETE;
            default -> StatementType.SELECT;
        };
    }

    private static DataType.Kind kind(String type) {
        if (type.startsWith("DECIMAL") || type.equals("INTEGER") || type.equals("BIGINT")) {
            return DataType.Kind.FIXED;
        }
        return switch (type) {
            case "BOOLEAN" -> DataType.Kind.BOOLEAN;
            case "DATE" -> DataType.Kind.DATE;
            case "DOUBLE" -> DataType.Kind.REAL;
            default -> DataType.Kind.TEXT;
        };
    }

    static Object plain(@Nullable Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
