package dev.bactrian.local.snowflake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An account with database D and schema S, and one connection of the real driver to it. */
public final class TestAccount implements AutoCloseable {
    private final LocalSnowflake snowflake;
    private final Connection connection;

    public TestAccount(Path folder, Clock clock) throws IOException, SQLException {
        snowflake = LocalSnowflake.start(new LocalSnowflake.Options(
                folder, 0, clock, List.of(LocalSnowflake.User.withPassword("ANN", "secret"))));
        connection = connect();
        run("CREATE DATABASE IF NOT EXISTS D");
        run("CREATE SCHEMA IF NOT EXISTS D.S");
        run("USE SCHEMA D.S");
    }

    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "secret");
        login.put("db", "D");
        login.put("schema", "S");
        return DriverManager.getConnection(snowflake.jdbcUrl(), login);
    }

    public Connection connection() {
        return connection;
    }

    public void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All rows, columns joined by comma. */
    public List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join(",", row));
            }
            return all;
        }
    }

    /** The first column of the first row. */
    public String value(String sql) throws SQLException {
        return rows(sql).get(0).split(",", 2)[0];
    }

    /** One column of all rows, by its name. */
    public List<String> column(String sql, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(name)));
            }
            return all;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        snowflake.close();
    }
}
