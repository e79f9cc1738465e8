package dev.bactrian.local.snowflake.command.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.local.snowflake.TestAccount;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams, as the real driver sees them. */
class StreamContractTest {
    @TempDir
    Path folder;

    private TestAccount account;

    @BeforeEach
    void start() throws Exception {
        account = new TestAccount(folder, Clock.systemUTC());
        account.run(
                "CREATE TABLE t (id INT, name VARCHAR)",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
                "CREATE TABLE seen (id INT, name VARCHAR, action VARCHAR)",
                "CREATE STREAM s ON TABLE t");
    }

    @AfterEach
    void stop() throws SQLException {
        account.close();
    }

    private List<String> changes() throws SQLException {
        return account.rows("SELECT id, name, METADATA$ACTION, METADATA$ISUPDATE FROM s ORDER BY 1, 3");
    }

    @Test
    void newStreamIsEmpty() throws SQLException {
        assertThat(changes()).isEmpty();
        assertThat(account.value("SELECT SYSTEM$STREAM_HAS_DATA('s')")).isEqualToIgnoringCase("false");
    }

    @Test
    void showsInsertUpdateAndDelete() throws SQLException {
        account.run(
                "INSERT INTO t VALUES (3, 'c')", "UPDATE t SET name = 'B' WHERE id = 2", "DELETE FROM t WHERE id = 1");

        assertThat(changes())
                .containsExactly("1,a,DELETE,FALSE", "2,b,DELETE,TRUE", "2,B,INSERT,TRUE", "3,c,INSERT,FALSE");
        assertThat(account.value("SELECT SYSTEM$STREAM_HAS_DATA('S')")).isEqualToIgnoringCase("true");
    }

    @Test
    void rowInsertedAndDeletedIsNoChange() throws SQLException {
        account.run("INSERT INTO t VALUES (3, 'c')", "DELETE FROM t WHERE id = 3");

        assertThat(changes()).isEmpty();
    }

    @Test
    void dmlMovesTheOffsetAndQueriesDoNot() throws SQLException {
        account.run("INSERT INTO t VALUES (3, 'c')");
        assertThat(changes()).hasSize(1);
        assertThat(changes()).hasSize(1);

        account.run("INSERT INTO seen SELECT id, name, METADATA$ACTION FROM s");

        assertThat(account.rows("SELECT * FROM seen")).containsExactly("3,c,INSERT");
        assertThat(changes()).isEmpty();
        account.run("INSERT INTO t VALUES (4, 'd')");
        assertThat(changes()).containsExactly("4,d,INSERT,FALSE");
    }

    @Test
    void rolledBackDmlLeavesTheOffset() throws SQLException {
        account.run(
                "INSERT INTO t VALUES (3, 'c')",
                "BEGIN",
                "INSERT INTO seen SELECT id, name, METADATA$ACTION FROM s",
                "ROLLBACK");

        assertThat(changes()).hasSize(1);
    }

    @Test
    void transactionSeesTheSameChangesUntilItEnds() throws SQLException {
        account.run("INSERT INTO t VALUES (3, 'c')", "BEGIN", "INSERT INTO seen SELECT id, name, 'one' FROM s");
        assertThat(changes()).hasSize(1);
        account.run("INSERT INTO seen SELECT id, name, 'two' FROM s", "COMMIT");

        assertThat(account.rows("SELECT action FROM seen ORDER BY 1")).containsExactly("one", "two");
        assertThat(changes()).isEmpty();
    }

    @Test
    void appendOnlyShowsInsertsAlone() throws SQLException {
        account.run(
                "CREATE STREAM appended ON TABLE t APPEND_ONLY = TRUE",
                "INSERT INTO t VALUES (3, 'c')",
                "UPDATE t SET name = 'B' WHERE id = 2",
                "DELETE FROM t WHERE id = 1");

        assertThat(account.rows("SELECT id, METADATA$ACTION, METADATA$ISUPDATE FROM appended"))
                .containsExactly("3,INSERT,FALSE");
    }

    @Test
    void initialRowsAreShownWhenAsked() throws SQLException {
        account.run("CREATE OR REPLACE STREAM s ON TABLE t SHOW_INITIAL_ROWS = TRUE");

        assertThat(changes()).containsExactly("1,a,INSERT,FALSE", "2,b,INSERT,FALSE");
    }

    @Test
    void mergeConsumesAndCreateTableAsToo() throws SQLException {
        account.run(
                "INSERT INTO t VALUES (3, 'c')",
                "MERGE INTO seen USING s ON seen.id = s.id WHEN NOT MATCHED THEN INSERT (id, name, action) VALUES (s.id, s.name, 'm')");
        assertThat(changes()).isEmpty();
        account.run("INSERT INTO t VALUES (4, 'd')", "CREATE TABLE copied AS SELECT id FROM s");

        assertThat(account.rows("SELECT * FROM copied")).containsExactly("4");
        assertThat(changes()).isEmpty();
    }

    @Test
    void showDescribeAndDrop() throws SQLException {
        assertThat(account.column("SHOW STREAMS", "table_name")).containsExactly("D.S.T");
        assertThat(account.column("DESCRIBE STREAM s", "mode")).containsExactly("DEFAULT");

        account.run("DROP STREAM s");

        assertThat(account.column("SHOW STREAMS", "name")).isEmpty();
        assertThatThrownBy(() -> account.run("DROP STREAM s")).hasMessageContaining("does not exist");
    }

    @Test
    void otherSourcesAndTimeTravelAreRefusedByName() {
        assertThatThrownBy(() -> account.run("CREATE STREAM v ON VIEW w")).hasMessageContaining("stream on VIEW");
        assertThatThrownBy(() -> account.run("CREATE STREAM v ON TABLE t AT (OFFSET => -60)"))
                .hasMessageContaining("Time Travel");
    }

    @Test
    void droppedTableMakesTheStreamUnreadable() throws SQLException {
        account.run("DROP TABLE t");

        assertThat(account.column("SHOW STREAMS", "stale")).containsExactly("true");
        assertThatThrownBy(this::changes).hasMessageContaining("Base table 'D.S.T' dropped");
    }
}
