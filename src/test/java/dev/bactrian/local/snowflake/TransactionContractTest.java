package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions by Snowflake's rules (docs.snowflake.com/en/sql-reference/transactions). */
class TransactionContractTest {
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
    void goesOnAfterFailedStatement() throws SQLException {
        sql.run("create or replace table GOES_ON (a number)");
        sql.run("begin");
        sql.run("insert into GOES_ON values (1)");
        assertThatThrownBy(() -> sql.run("insert into GOES_ON select 'x'::number"))
                .isInstanceOf(SQLException.class);
        sql.run("insert into GOES_ON values (2)");
        sql.run("commit");

        assertThat(sql.rows("select a from GOES_ON order by a")).containsExactly("1", "2");
    }

    @Test
    void commitsAtDefinition() throws SQLException {
        sql.run("create or replace table COMMITTED (a number)");
        sql.run("begin");
        sql.run("insert into COMMITTED values (1)");
        sql.run("create or replace table OTHER (a number)");
        sql.run("rollback");

        assertThat(sql.rows("select a from COMMITTED")).containsExactly("1");
    }

    @Test
    void updateWaitsForOpenTransaction() throws Exception {
        sql.run("create or replace table WAITED (a number)");
        sql.run("insert into WAITED values (1)");
        try (Connection first = sql.connect();
                Connection second = sql.connect()) {
            first.setAutoCommit(false);
            Sql.run(first, "update WAITED set a = a + 1");
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                try {
                    Sql.run(second, "update WAITED set a = a * 10");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            first.commit();
            other.get(20, TimeUnit.SECONDS);
        }

        assertThat(sql.rows("select a from WAITED")).containsExactly("20");
    }

    @Test
    void readsWhatOthersCommitted() throws SQLException {
        sql.run("create or replace table READ_COMMITTED (a number)");
        try (Connection other = sql.connect()) {
            other.setAutoCommit(false);
            assertThat(Sql.rows(other, "select count(*) from READ_COMMITTED")).containsExactly("0");
            sql.run("insert into READ_COMMITTED values (1)");
            assertThat(Sql.rows(other, "select count(*) from READ_COMMITTED")).containsExactly("1");
        }
    }
}
