package dev.bactrian.local.snowflake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A local endpoint with database D and schema S, and the real driver to talk to it, for tests. */
final class Sql implements AutoCloseable {
    private final LocalSnowflake snowflake;
    private final Connection connection;

    private Sql(LocalSnowflake snowflake) throws SQLException {
        this.snowflake = snowflake;
        this.connection = connect();
    }

    static Sql start(Path folder) throws Exception {
        Sql sql = new Sql(LocalSnowflake.start(
                LocalSnowflake.Options.in(folder, LocalSnowflake.User.withPassword("ANN", "secret"))));
        sql.run("CREATE DATABASE IF NOT EXISTS D");
        sql.run("CREATE SCHEMA IF NOT EXISTS D.S");
        sql.run("USE SCHEMA D.S");
        return sql;
    }

    LocalSnowflake snowflake() {
        return snowflake;
    }

    Connection connection() {
        return connection;
    }

    /** A session of its own, in D.S. */
    Connection connect() throws SQLException {
        Properties login = new Properties();
        login.put("user", "ANN");
        login.put("password", "secret");
        login.put("db", "D");
        login.put("schema", "S");
        return DriverManager.getConnection(snowflake.jdbcUrl(), login);
    }

    void run(String sql) throws SQLException {
        run(connection, sql);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows, values as the driver's text joined by {@code |}. */
    List<String> rows(String sql) throws SQLException {
        return rows(connection, sql);
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                texts.add(String.join("|", values));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        snowflake.close();
    }
}
