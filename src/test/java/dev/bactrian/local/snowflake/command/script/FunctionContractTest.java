package dev.bactrian.local.snowflake.command.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.local.snowflake.TestAccount;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL functions, as the real driver sees them. */
class FunctionContractTest {
    @TempDir
    static Path folder;

    private static TestAccount account;

    @BeforeAll
    static void start() throws Exception {
        account = new TestAccount(folder, Clock.systemUTC());
        account.run("CREATE TABLE t (a INT, b VARCHAR)", "INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'y')");
    }

    @AfterAll
    static void stop() throws SQLException {
        account.close();
    }

    @Test
    void scalarFunctionIsAnExpression() throws SQLException {
        account.run("CREATE OR REPLACE FUNCTION area(r FLOAT) RETURNS FLOAT AS 'ROUND(3 * r * r, 1)'");

        assertThat(account.value("SELECT area(2)")).isEqualTo("12");
        assertThat(account.rows("SELECT a, D.S.area(a) FROM t ORDER BY a")).containsExactly("1,3", "2,12", "3,27");
    }

    @Test
    void scalarFunctionMayBeAQuery() throws SQLException {
        account.run(
                "CREATE OR REPLACE FUNCTION how_many(lowest NUMBER) RETURNS NUMBER AS $$ SELECT COUNT(*) FROM t WHERE a >= lowest $$");
        assertThat(account.value("SELECT how_many(2)")).isEqualTo("2");
    }

    @Test
    void overloadsAndDefaults() throws SQLException {
        account.run(
                "CREATE OR REPLACE FUNCTION plus(a INT, b INT DEFAULT 10) RETURNS INT AS 'a + b'",
                "CREATE OR REPLACE FUNCTION plus(a INT, b INT, c INT) RETURNS INT AS 'a + b + c'");

        assertThat(account.rows("SELECT plus(1), plus(1, 2), plus(1, 2, 3)")).containsExactly("11,3,6");

        account.run("DROP FUNCTION plus(INT, INT, INT)");

        assertThat(account.rows("SELECT plus(1), plus(1, 2)")).containsExactly("11,3");
        assertThatThrownBy(() -> account.rows("SELECT plus(1, 2, 3)")).isInstanceOf(SQLException.class);
    }

    @Test
    void strictFunctionGivesNullForNull() throws SQLException {
        account.run("CREATE OR REPLACE FUNCTION known(a VARCHAR) RETURNS VARCHAR STRICT AS $$ COALESCE(a, 'none') $$");

        assertThat(account.rows("SELECT known(NULL), known('x')")).containsExactly("null,x");
    }

    @Test
    void tableFunctionGivesRows() throws SQLException {
        account.run(
                "CREATE OR REPLACE FUNCTION of_b(wanted VARCHAR) RETURNS TABLE (n NUMBER, label VARCHAR) AS $$ SELECT a, b || '!' FROM t WHERE b = wanted $$");

        assertThat(account.rows("SELECT n, label FROM TABLE(of_b('y')) ORDER BY n"))
                .containsExactly("2,y!", "3,y!");
        assertThat(account.column("SHOW USER FUNCTIONS LIKE 'OF_B'", "arguments"))
                .containsExactly("OF_B(VARCHAR) RETURN TABLE (N NUMBER, LABEL VARCHAR)");
    }

    @Test
    void droppedFunctionIsUnknown() throws SQLException {
        account.run("CREATE OR REPLACE FUNCTION gone() RETURNS INT AS '1'", "DROP FUNCTION gone()");

        assertThatThrownBy(() -> account.rows("SELECT gone()"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(2140));
    }

    @Test
    void foreignLanguagesAreRefusedByName() {
        assertThatThrownBy(
                        () -> account.run(
                                "CREATE FUNCTION f(a INT) RETURNS INT LANGUAGE PYTHON RUNTIME_VERSION = '3.10' HANDLER = 'f' AS 'x'"))
                .hasMessageContaining("FUNCTION in language PYTHON");
    }
}
