package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real driver sees of the endpoint: login, statements, binds, errors. */
class ProtocolContractTest {
    @TempDir
    static Path folder;

    private static LocalSnowflake snowflake;
    private static KeyPair keys;

    @BeforeAll
    static void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        LocalSnowflake.User robot = new LocalSnowflake.User(
                "ROBOT",
                Optional.empty(),
                Optional.of(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())),
                Optional.of("a-token"));
        snowflake = LocalSnowflake.start(
                LocalSnowflake.Options.in(folder, LocalSnowflake.User.withPassword("ANN", "secret"), robot));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE D");
            statement.execute("CREATE SCHEMA S");
        }
    }

    @AfterAll
    static void stop() {
        snowflake.close();
    }

    private static Connection connect() throws SQLException {
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "secret");
        login.put("db", "D");
        login.put("schema", "S");
        return DriverManager.getConnection(snowflake.jdbcUrl(), login);
    }

    @Test
    void answersSelect() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 as one, 'two' as \"two\"")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("ONE")).isEqualTo(1);
            assertThat(rows.getString("two")).isEqualTo("two");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void bindsValuesInOrder() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace table BINDS (A number, B varchar)");
            try (PreparedStatement insert = connection.prepareStatement("insert into BINDS (A, B) values (?, ?)")) {
                insert.setInt(1, 7);
                insert.setString(2, "seven");
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }

            try (ResultSet rows = statement.executeQuery("select A, B from BINDS")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
                assertThat(rows.getString(2)).isEqualTo("seven");
            }
        }
    }

    @Test
    void insertsBatches() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace table BATCH (A number, B varchar)");
            try (PreparedStatement insert = connection.prepareStatement("insert into BATCH values (?, ?)")) {
                for (int i = 0; i < 100; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, i % 2 == 0 ? null : "odd");
                    insert.addBatch();
                }
                insert.executeBatch();
            }

            try (ResultSet rows = statement.executeQuery("select count(*), count(B), sum(A) from BATCH")) {
                assertThat(rows.next()).isTrue();
                assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3)))
                        .containsExactly(100, 50, 4950);
            }
        }
    }

    @Test
    void saysWhichTableIsMissing() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from NOPE"))
                    .isInstanceOfSatisfying(SQLException.class, e -> {
                        assertThat(e.getErrorCode()).isEqualTo(2003);
                        assertThat(e.getSQLState()).isEqualTo("42S02");
                        assertThat(e.getMessage()).contains("Object 'NOPE' does not exist or not authorized.");
                    });
        }
    }

    @Test
    void refusesWrongPassword() {
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "wrong");

        assertThatThrownBy(() -> DriverManager.getConnection(snowflake.jdbcUrl(), login))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(390100));
    }

    @Test
    void acceptsKeyPair() throws SQLException {
        Properties login = new Properties();
        login.put("user", "robot");
        login.put("privateKey", keys.getPrivate());

        try (Connection connection = DriverManager.getConnection(snowflake.jdbcUrl(), login)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void acceptsOAuthToken() throws SQLException {
        Properties login = new Properties();
        login.put("user", "robot");
        login.put("authenticator", "oauth");
        login.put("token", "a-token");

        try (Connection connection = DriverManager.getConnection(snowflake.jdbcUrl(), login)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void rollsBack() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace table KEPT (A number)");
            connection.setAutoCommit(false);
            statement.execute("insert into KEPT values (1)");
            connection.rollback();
            connection.setAutoCommit(true);

            try (ResultSet rows = statement.executeQuery("select count(*) from KEPT")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }
}
