package dev.bactrian.local.snowflake.command.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bactrian.local.snowflake.TestAccount;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as the real driver sees them, by a clock that the test moves. */
class TaskContractTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T10:00:30Z"));
    private TestAccount account;

    @BeforeAll
    static void beSlowToGiveUp() {
        // why: a busy machine may take long; a run that never comes still ends the test.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void start() throws Exception {
        account = new TestAccount(folder, clock);
        account.run("CREATE TABLE done (who VARCHAR, what VARCHAR)");
    }

    @AfterEach
    void stop() throws SQLException {
        account.close();
    }

    private void awaitRuns(String name, String state, int count) {
        await().untilAsserted(() ->
                assertThat(history(name)).filteredOn(state::equals).hasSize(count));
    }

    private List<String> history(String name) throws SQLException {
        return account.rows("SELECT STATE FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY(TASK_NAME => '" + name
                + "')) WHERE QUERY_START_TIME IS NOT NULL OR STATE = 'SKIPPED' ORDER BY SCHEDULED_TIME");
    }

    private List<String> done() throws SQLException {
        return account.rows("SELECT who FROM done ORDER BY 1");
    }

    @Test
    void newTaskIsSuspendedAndShown() throws SQLException {
        account.run(
                "CREATE TASK t WAREHOUSE = w SCHEDULE = '5 MINUTE' COMMENT = 'c' AS INSERT INTO done VALUES ('t', '')");

        assertThat(account.column("SHOW TASKS LIKE 'T'", "state")).containsExactly("suspended");
        assertThat(account.column("SHOW TASKS", "definition")).containsExactly("INSERT INTO done VALUES ('t', '')");
        assertThat(account.column("DESCRIBE TASK t", "schedule")).containsExactly("5 MINUTE");
    }

    @Test
    void executedGraphRunsChildrenThenFinalizer() throws SQLException {
        account.run(
                "CREATE PROCEDURE note(n VARCHAR) RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN INSERT INTO D.S.done SELECT :n, COUNT(*)::VARCHAR FROM D.S.done; RETURN n; END $$",
                "CREATE TASK root SCHEDULE = 'USING CRON 0 6 * * * UTC' AS CALL note('root')",
                "CREATE TASK a AFTER root AS CALL note('a')",
                "CREATE TASK b AFTER root AS CALL note('b')",
                "CREATE TASK c AFTER a, b AS CALL note('c')",
                "CREATE TASK f FINALIZE = root AS CALL note('f')",
                "ALTER TASK f RESUME",
                "ALTER TASK a RESUME",
                "ALTER TASK b RESUME",
                "ALTER TASK c RESUME",
                "EXECUTE TASK root");

        awaitRuns("F", "SUCCEEDED", 1);
        assertThat(account.rows("SELECT who FROM done ORDER BY what::INT"))
                .startsWith("root")
                .endsWith("c", "f");
        assertThat(
                        account.rows(
                                "SELECT DISTINCT GRAPH_RUN_GROUP_ID FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY()) WHERE QUERY_ID IS NOT NULL"))
                .hasSize(1);
        await().untilAsserted(() -> assertThat(account.rows(
                        "SELECT ROOT_TASK_NAME, STATE FROM TABLE(INFORMATION_SCHEMA.COMPLETE_TASK_GRAPHS())"))
                .containsExactly("ROOT,SUCCEEDED"));
    }

    @Test
    void failureStopsWhatFollowsButNotTheFinalizer() throws SQLException {
        account.run(
                "CREATE TASK root AS INSERT INTO done VALUES ('root', '')",
                "CREATE TASK bad AFTER root AS INSERT INTO nowhere VALUES (1)",
                "CREATE TASK good AFTER root AS INSERT INTO done VALUES ('good', '')",
                "CREATE TASK after_bad AFTER bad AS INSERT INTO done VALUES ('after_bad', '')",
                "CREATE TASK f FINALIZE = root AS INSERT INTO done VALUES ('f', '')",
                "SELECT SYSTEM$TASK_DEPENDENTS_ENABLE('root')",
                "EXECUTE TASK root");

        awaitRuns("F", "SUCCEEDED", 1);
        assertThat(done()).containsExactly("f", "good", "root");
        assertThat(
                        account.rows(
                                "SELECT ERROR_CODE, ERROR_MESSAGE FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY(TASK_NAME => 'bad'))"))
                .hasSize(1)
                .allMatch(row -> row.contains("NOWHERE"));
        assertThat(history("AFTER_BAD")).isEmpty();
    }

    @Test
    void retryLastRunsOnlyWhatFailed() throws SQLException {
        account.run(
                "CREATE TASK root AS INSERT INTO done VALUES ('root', '')",
                "CREATE TASK bad AFTER root AS INSERT INTO later VALUES (1)",
                "ALTER TASK bad RESUME",
                "EXECUTE TASK root");
        awaitRuns("BAD", "FAILED", 1);
        await().untilAsserted(() -> assertThat(
                        account.rows("SELECT STATE FROM TABLE(INFORMATION_SCHEMA.COMPLETE_TASK_GRAPHS())"))
                .containsExactly("FAILED"));
        account.run("CREATE TABLE later (n INT)");
        clock.forward(Duration.ofSeconds(5));

        account.run("EXECUTE TASK root RETRY LAST");

        awaitRuns("BAD", "SUCCEEDED", 1);
        assertThat(done()).containsExactly("root");
        assertThat(
                        account.rows(
                                "SELECT ATTEMPT_NUMBER FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY(TASK_NAME => 'BAD')) ORDER BY 1"))
                .containsExactly("1", "2");
    }

    @Test
    void scheduleRunsByTheClock() throws SQLException {
        account.run("CREATE TASK t SCHEDULE = '5 MINUTE' AS INSERT INTO done VALUES ('t', '')", "ALTER TASK t RESUME");
        assertThat(
                        account.rows(
                                "SELECT STATE, TO_VARCHAR(SCHEDULED_TIME, 'HH24:MI:SS') FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY())"))
                .containsExactly("SCHEDULED,10:05:30");

        clock.forward(Duration.ofMinutes(5));

        awaitRuns("T", "SUCCEEDED", 1);
        clock.forward(Duration.ofMinutes(30));
        awaitRuns("T", "SUCCEEDED", 2);
        assertThat(done()).containsExactly("t", "t");
    }

    @Test
    void cronRunsInItsZone() throws SQLException {
        account.run(
                "CREATE TASK t SCHEDULE = 'USING CRON 0 12 * * MON Europe/Berlin' AS INSERT INTO done VALUES ('t', '')",
                "ALTER TASK t RESUME");

        clock.forward(Duration.ofMinutes(60));

        awaitRuns("T", "SUCCEEDED", 1);
        assertThat(
                        account.rows(
                                "SELECT TO_VARCHAR(SCHEDULED_TIME, 'HH24:MI') FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY()) WHERE QUERY_ID IS NOT NULL"))
                .containsExactly("11:00");
    }

    @Test
    void falseConditionSkips() throws SQLException {
        account.run("CREATE TASK t WHEN 1 = 2 AS INSERT INTO done VALUES ('t', '')", "EXECUTE TASK t");

        awaitRuns("T", "SKIPPED", 1);
        assertThat(done()).isEmpty();
    }

    @Test
    void returnValueReachesSuccessor() throws SQLException {
        account.run(
                "CREATE TASK root AS SELECT SYSTEM$SET_RETURN_VALUE('seven')",
                "CREATE TASK child AFTER root AS INSERT INTO done SELECT SYSTEM$GET_PREDECESSOR_RETURN_VALUE('ROOT'), ''",
                "ALTER TASK child RESUME",
                "EXECUTE TASK root");

        awaitRuns("CHILD", "SUCCEEDED", 1);
        assertThat(done()).containsExactly("seven");
    }

    @Test
    void timedOutRunHasFailed() throws SQLException {
        account.run(
                "CREATE TASK t USER_TASK_TIMEOUT_MS = 300 AS BEGIN LET i := 0; WHILE (TRUE) DO i := i + 1; END WHILE; END",
                "EXECUTE TASK t");

        awaitRuns("T", "FAILED", 1);
        assertThat(account.rows("SELECT ERROR_CODE FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY())"))
                .containsExactly("630");
    }

    @Test
    void failuresInARowSuspendTheRoot() throws SQLException {
        account.run(
                "CREATE TASK t SCHEDULE = '1 MINUTE' SUSPEND_TASK_AFTER_NUM_FAILURES = 2 AS INSERT INTO nowhere VALUES (1)",
                "ALTER TASK t RESUME");
        clock.forward(Duration.ofMinutes(1));
        awaitRuns("T", "FAILED", 1);
        clock.forward(Duration.ofMinutes(1));

        await().untilAsserted(
                        () -> assertThat(account.column("SHOW TASKS", "state")).containsExactly("suspended"));
        assertThat(account.column("SHOW TASKS", "last_suspended_reason")).containsExactly("SUSPENDED_DUE_TO_ERRORS");
    }

    @Test
    void graphChangesOnlyWhileRootIsSuspended() throws SQLException {
        account.run(
                "CREATE TASK root SCHEDULE = '60 MINUTE' AS SELECT 1",
                "CREATE TASK child AFTER root AS SELECT 1",
                "ALTER TASK root RESUME");

        for (String change : List.of(
                "ALTER TASK child RESUME",
                "ALTER TASK child SET COMMENT = 'x'",
                "CREATE OR REPLACE TASK child AFTER root AS SELECT 2",
                "CREATE TASK other AFTER root AS SELECT 1",
                "DROP TASK child")) {
            assertThatThrownBy(() -> account.run(change))
                    .as(change)
                    .hasMessageContaining(
                            "Unable to update graph with root task D.S.ROOT since that root task is not suspended.");
        }
        account.run("ALTER TASK root SUSPEND", "ALTER TASK child RESUME");
    }

    @Test
    void unsoundGraphsAreRefused() throws SQLException {
        account.run("CREATE TASK a AS SELECT 1", "CREATE TASK b AFTER a AS SELECT 1");

        assertThatThrownBy(() -> account.run("ALTER TASK a ADD AFTER b")).hasMessageContaining("cycle");
        assertThatThrownBy(() -> account.run("CREATE TASK c SCHEDULE = '1 MINUTE' AFTER a AS SELECT 1"))
                .hasMessageContaining("both a schedule and a predecessor");
        assertThatThrownBy(() -> account.run("CREATE TASK c AFTER nobody AS SELECT 1"))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> account.run("CREATE TASK c SCHEDULE = 'USING CRON 0 0 6 * * ? UTC' AS SELECT 1"))
                .hasMessageContaining("SCHEDULE");
        assertThatThrownBy(() -> account.run("CREATE TASK c COLOUR = 'red' AS SELECT 1"))
                .hasMessageContaining("invalid property 'COLOUR'");
        assertThatThrownBy(() -> account.run("EXECUTE TASK b")).hasMessageContaining("not a root task");
    }

    @Test
    void dependentsAreListed() throws SQLException {
        account.run(
                "CREATE TASK a AS SELECT 1", "CREATE TASK b AFTER a AS SELECT 1", "CREATE TASK c AFTER b AS SELECT 1");

        assertThat(
                        account.rows(
                                "SELECT NAME FROM TABLE(INFORMATION_SCHEMA.TASK_DEPENDENTS(TASK_NAME => 'D.S.A', RECURSIVE => FALSE)) ORDER BY 1"))
                .containsExactly("A", "B");
        assertThat(account.rows(
                        "SELECT NAME FROM TABLE(INFORMATION_SCHEMA.TASK_DEPENDENTS(TASK_NAME => 'D.S.A')) ORDER BY 1"))
                .containsExactly("A", "B", "C");
    }

    @Test
    void createOrAlterKeepsIdentityAndState() throws SQLException {
        account.run("CREATE TASK a SCHEDULE = '1 MINUTE' AS SELECT 1");
        String id = account.column("SHOW TASKS", "id").get(0);
        account.run("ALTER TASK a RESUME", "CREATE OR ALTER TASK a SCHEDULE = '1 MINUTE' AS SELECT 1");
        assertThat(account.column("SHOW TASKS", "state")).containsExactly("started");

        account.run("ALTER TASK a SUSPEND", "CREATE OR ALTER TASK a SCHEDULE = '2 MINUTE' AS SELECT 2");

        assertThat(account.column("SHOW TASKS", "id")).containsExactly(id);
        assertThat(account.column("SHOW TASKS", "schedule")).containsExactly("2 MINUTE");
    }

    @Test
    void runsOutliveTheProcess() throws Exception {
        account.run("CREATE TASK t AS INSERT INTO done VALUES ('t', '')", "EXECUTE TASK t");
        awaitRuns("T", "SUCCEEDED", 1);
        account.close();

        account = new TestAccount(folder, clock);

        assertThat(history("T")).containsExactly("SUCCEEDED");
        assertThat(account.column("SHOW TASKS", "name")).containsExactly("T");
    }
}
