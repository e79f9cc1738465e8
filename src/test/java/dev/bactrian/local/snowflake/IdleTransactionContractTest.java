package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that dies inside a transaction must not lock its tables for ever. */
class IdleTransactionContractTest {
    @TempDir
    Path folder;

    @Test
    void idleTransactionYieldsToTheOneThatWaitsAndIsTold() throws Exception {
        LocalSnowflake.Options options = new LocalSnowflake.Options(
                folder,
                0,
                Clock.systemUTC(),
                List.of(LocalSnowflake.User.withPassword("ANN", "secret")),
                Duration.ofMillis(500));
        try (LocalSnowflake snowflake = LocalSnowflake.start(options);
                Connection dead = connect(snowflake);
                Connection next = connect(snowflake)) {
            run(next, "create database D");
            run(next, "create table D.PUBLIC.T (a number)");
            run(next, "insert into D.PUBLIC.T values (1)");
            dead.setAutoCommit(false);
            run(dead, "update D.PUBLIC.T set a = 2");

            run(next, "update D.PUBLIC.T set a = a + 10");

            try (Statement statement = next.createStatement();
                    ResultSet rows = statement.executeQuery("select a from D.PUBLIC.T")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(11);
            }
            assertThatThrownBy(dead::commit).hasMessageContaining("was rolled back");
        }
    }

    private static Connection connect(LocalSnowflake snowflake) throws SQLException {
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "secret");
        return DriverManager.getConnection(snowflake.jdbcUrl(), login);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
