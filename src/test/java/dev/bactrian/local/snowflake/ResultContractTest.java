package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of any size, later, by id, of several statements at once; and statements that are stopped. */
class ResultContractTest {
    private static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000)) a,"
            + " table(generator(rowcount => 1000000)) b where random() = 1";

    @TempDir
    static Path folder;

    private static Sql sql;

    @BeforeAll
    static void start() throws Exception {
        sql = Sql.start(folder);
    }

    @AfterAll
    static void stop() throws SQLException {
        sql.close();
    }

    @Test
    void readsResultInChunks() throws SQLException {
        try (Statement statement = sql.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select seq4() as n, 'a text of some length ' || seq4() as t from table(generator(rowcount => 200000))")) {
            long count = 0;
            long sum = 0;
            while (rows.next()) {
                count++;
                sum += rows.getLong(1);
                assertThat(rows.getString(2)).startsWith("a text of some length ");
            }
            assertThat(count).isEqualTo(200_000);
            assertThat(sum).isEqualTo(199_999L * 200_000 / 2);
        }
    }

    @Test
    void scansLastResult() throws SQLException {
        sql.run("create or replace table SCANNED (a number, b varchar, c date, d timestamp_ntz, e variant, f float)");
        sql.run("insert into SCANNED select 1, 'x', '2024-01-02'::date, '2024-01-02 03:04:05.678'::timestamp_ntz,"
                + " parse_json('{\"k\": [1, 2]}'), 1.5");
        sql.rows("select * from SCANNED");

        assertThat(sql.rows("select a, b, c, e:k[1]::int, f from table(result_scan(last_query_id()))"))
                .containsExactly("1|x|2024-01-02|2|1.5");
    }

    @Test
    void scansResultOfShow() throws SQLException {
        sql.run("create or replace table SHOWN (a number)");
        sql.rows("show tables like 'SHOWN'");

        assertThat(sql.rows("select \"name\" from table(result_scan(last_query_id()))"))
                .containsExactly("SHOWN");
    }

    @Test
    void runsSeveralStatements() throws SQLException {
        try (Statement statement = sql.connection().createStatement()) {
            statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 3);
            statement.execute(
                    "create or replace table SEVERAL (a number); insert into SEVERAL values (1), (2); select sum(a) from SEVERAL");
            statement.getMoreResults();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(statement.getMoreResults()).isTrue();
            try (ResultSet rows = statement.getResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
            }
        }
    }

    @Test
    void refusesSeveralStatementsUnasked() {
        assertThatThrownBy(() -> sql.run("select 1; select 2"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(8));
    }

    @Test
    void givesAsyncResultById() throws SQLException {
        try (Statement statement = sql.connection().createStatement();
                ResultSet rows = statement.unwrap(SnowflakeStatement.class).executeAsyncQuery("select 42 as answer")) {
            String queryId = rows.unwrap(SnowflakeResultSet.class).getQueryID();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            try (ResultSet again =
                    sql.connection().unwrap(SnowflakeConnection.class).createResultSet(queryId)) {
                assertThat(again.next()).isTrue();
                assertThat(again.getInt("ANSWER")).isEqualTo(42);
            }
        }
    }

    @Test
    void cancelsRunningStatement() throws Exception {
        try (Connection connection = sql.connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(() -> {
                try {
                    statement.executeQuery(ENDLESS).close();
                    return new SQLException("it ended");
                } catch (SQLException e) {
                    return e;
                }
            });
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        statement.cancel();
                        return failure.isDone();
                    });

            assertThat(failure.get(20, TimeUnit.SECONDS).getErrorCode()).isEqualTo(604);
            assertThat(Sql.rows(connection, "select 1")).containsExactly("1");
        }
    }

    @Test
    void stopsStatementAtItsTimeout() throws SQLException {
        try (Connection connection = sql.connect()) {
            Sql.run(connection, "alter session set statement_timeout_in_seconds = 1");

            assertThatThrownBy(() -> Sql.rows(connection, ENDLESS))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(630));
        }
    }
}
