package dev.bactrian.snowflake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * An account, asked and told one statement at a time, each in a session of its own from the pool. For answers that fit in
 * memory. Safe for use by many threads.
 */
public final class Account {

    private final DataSource dataSource;

    public Account(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The rows of a query.
     *
     * @param action what it is for, in the words of an error, as in {@code read the task history}
     */
    public <T> List<T> query(String action, String sql, RowReader<T> reader, Object... binds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, binds);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw SnowflakeException.of(action, e);
        }
    }

    /** The rows of a command such as SHOW or DESCRIBE, which takes no binds. */
    public <T> List<T> show(String action, String command, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(command)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw SnowflakeException.of(action, e);
        }
    }

    /** Runs a statement and returns how many rows it changed. */
    public int execute(String action, String sql, Object... binds) {
        if (binds.length == 0) {
            return executePlain(action, sql);
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, binds);
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw SnowflakeException.of(action, e);
        }
    }

    /** why: without a prepared statement, a question mark inside a procedure's body is no bind. */
    private int executePlain(String action, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw SnowflakeException.of(action, e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
