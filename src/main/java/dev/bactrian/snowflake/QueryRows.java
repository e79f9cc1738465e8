package dev.bactrian.snowflake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, one after the other, read by typed getters as the driver streams them. Owns its connection until it is closed.
 * Used by one thread.
 */
public final class QueryRows implements AutoCloseable {
    private final String what;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<Column> columns;

    private QueryRows(String what, Connection connection, String sql) throws SQLException {
        this.what = what;
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.rows = statement.executeQuery();
        this.columns = columns(rows.getMetaData());
    }

    /**
     * Starts the query.
     *
     * @param what the query in words, for errors
     */
    public static QueryRows of(DataSource dataSource, String what, String sql) {
        Connection connection = null;
        try {
            connection = dataSource.getConnection();
            return new QueryRows(what, connection, sql);
        } catch (SQLException e) {
            SnowflakeException failure = SnowflakeException.of("run " + what, e);
            closeAfter(connection, failure);
            throw failure;
        }
    }

    /** The columns that the query would give; no row is read. */
    public static List<Column> describe(DataSource dataSource, String what, String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return columns(statement.getMetaData());
        } catch (SQLException e) {
            throw SnowflakeException.of("describe " + what, e);
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public boolean next() {
        return read(ResultSet::next);
    }

    public @Nullable BigDecimal decimal(int column) {
        return read(row -> row.getBigDecimal(column + 1));
    }

    /** A whole number; 0 when it is NULL: ask {@link #wasNull()}. */
    public long whole(int column) {
        return read(row -> row.getLong(column + 1));
    }

    public double number(int column) {
        return read(row -> row.getDouble(column + 1));
    }

    public @Nullable String text(int column) {
        return read(row -> row.getString(column + 1));
    }

    public boolean flag(int column) {
        return read(row -> row.getBoolean(column + 1));
    }

    public @Nullable LocalDate date(int column) {
        java.sql.Date date = read(row -> row.getDate(column + 1));
        return date == null ? null : date.toLocalDate();
    }

    public @Nullable LocalTime time(int column) {
        String text = text(column);
        return text == null ? null : LocalTime.parse(text);
    }

    /** A moment; of a TIMESTAMP_NTZ, the moment at which UTC shows its digits. */
    public @Nullable Instant moment(int column, boolean withoutZone) {
        Timestamp time = read(row -> row.getTimestamp(column + 1));
        if (time == null) {
            return null;
        }
        return withoutZone ? time.toLocalDateTime().toInstant(ZoneOffset.UTC) : time.toInstant();
    }

    public boolean wasNull() {
        return read(ResultSet::wasNull);
    }

    @Override
    public void close() {
        try (connection;
                statement;
                rows) {
            rows.getStatement();
        } catch (SQLException e) {
            throw SnowflakeException.of("close " + what, e);
        }
    }

    private <T extends @Nullable Object> T read(Getter<T> getter) {
        try {
            return getter.of(rows);
        } catch (SQLException e) {
            throw SnowflakeException.of("read rows of " + what, e);
        }
    }

    /** One call on a result set. */
    private interface Getter<T extends @Nullable Object> {
        T of(ResultSet rows) throws SQLException;
    }

    private static List<Column> columns(ResultSetMetaData meta) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(meta.getColumnLabel(i), type(meta, i)));
        }
        return columns;
    }

    /** The type in the words of DDL; the driver drops its underscores. */
    private static String type(ResultSetMetaData meta, int column) throws SQLException {
        String name = meta.getColumnTypeName(column);
        return switch (name) {
            case "NUMBER", "DECIMAL", "FIXED", "BIGINT" ->
                "NUMBER(" + meta.getPrecision(column) + "," + meta.getScale(column) + ")";
            case "VARCHAR", "TEXT", "CHAR" ->
                meta.getPrecision(column) > 0 ? "VARCHAR(" + meta.getPrecision(column) + ")" : "VARCHAR";
            case "DOUBLE", "REAL" -> "FLOAT";
            case "TIMESTAMPNTZ", "TIMESTAMP_NTZ" -> "TIMESTAMP_NTZ(" + meta.getScale(column) + ")";
            case "TIMESTAMPLTZ", "TIMESTAMP_LTZ" -> "TIMESTAMP_LTZ(" + meta.getScale(column) + ")";
            case "TIMESTAMPTZ" -> "TIMESTAMP_TZ(" + meta.getScale(column) + ")";
            case "TIME" -> "TIME(" + meta.getScale(column) + ")";
            default -> name;
        };
    }

    private static void closeAfter(@Nullable Connection connection, SnowflakeException failure) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
