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

/** Procedures and blocks, as the real driver sees them. */
class ProcedureContractTest {
    @TempDir
    static Path folder;

    private static TestAccount account;

    @BeforeAll
    static void start() throws Exception {
        account = new TestAccount(folder, Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws SQLException {
        account.close();
    }

    @Test
    void anonymousBlockReturnsOneValue() throws SQLException {
        assertThat(account.column("BEGIN LET x := 20; RETURN x + 1; END", "anonymous block"))
                .containsExactly("21");
    }

    @Test
    void callReturnsValueUnderProcedureName() throws SQLException {
        account.run(
                "CREATE OR REPLACE PROCEDURE twice(n NUMBER) RETURNS NUMBER LANGUAGE SQL AS $$ BEGIN RETURN n * 2; END $$");

        assertThat(account.column("CALL twice(21)", "TWICE")).containsExactly("42");
    }

    @Test
    void bareBodyNeedsNoQuotes() throws SQLException {
        account.run("""
                CREATE OR REPLACE PROCEDURE bare(a NUMBER) RETURNS VARCHAR LANGUAGE SQL AS
                DECLARE
                  r VARCHAR DEFAULT 'got ';
                BEGIN
                  IF (a > 1) THEN
                    r := r || 'many';
                  ELSE
                    r := r || 'one';
                  END IF;
                  RETURN r;
                END""");

        assertThat(account.value("CALL bare(2)")).isEqualTo("got many");
    }

    @Test
    void overloadsAreToldApartByType() throws SQLException {
        account.run(
                "CREATE OR REPLACE PROCEDURE kind(n NUMBER) RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN RETURN 'number'; END $$",
                "CREATE OR REPLACE PROCEDURE kind(s VARCHAR) RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN RETURN 'text'; END $$",
                "CREATE OR REPLACE PROCEDURE kind(a VARCHAR, b VARCHAR) RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN RETURN 'two'; END $$");

        assertThat(account.value("CALL kind(1)")).isEqualTo("number");
        assertThat(account.value("CALL kind('1')")).isEqualTo("text");
        assertThat(account.value("CALL kind('1', '2')")).isEqualTo("two");
    }

    @Test
    void namedArgumentsAndDefaultsFillTheRest() throws SQLException {
        account.run(
                "CREATE OR REPLACE PROCEDURE greet(who VARCHAR, word VARCHAR DEFAULT 'Hello') RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN RETURN word || ' ' || who; END $$");

        assertThat(account.value("CALL greet('Ann')")).isEqualTo("Hello Ann");
        assertThat(account.value("CALL greet(word => 'Bye', who => 'Bob')")).isEqualTo("Bye Bob");
    }

    @Test
    void unknownProcedureAndWrongTypesAreErrors() throws SQLException {
        account.run(
                "CREATE OR REPLACE PROCEDURE known(d DATE) RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN RETURN 'x'; END $$");

        assertThatThrownBy(() -> account.run("CALL nobody()"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(2141));
        assertThatThrownBy(() -> account.run("CALL known(TRUE)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1044));
    }

    @Test
    void foreignLanguagesAreRefusedByName() {
        for (String language : new String[] {"JAVASCRIPT", "PYTHON", "JAVA", "SCALA"}) {
            assertThatThrownBy(
                            () -> account.run("CREATE PROCEDURE p() RETURNS VARCHAR LANGUAGE " + language + " AS 'x'"))
                    .hasMessageContaining("PROCEDURE in language " + language);
        }
    }

    @Test
    void brokenBodyIsRefusedWhenCreated() {
        assertThatThrownBy(() -> account.run(
                        "CREATE PROCEDURE broken() RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN IF TRUE RETURN 1; END $$"))
                .hasMessageContaining("syntax error");
    }

    @Test
    void ownersRightsKeepOutSessionVariablesAndUse() throws SQLException {
        account.run(
                "CREATE OR REPLACE PROCEDURE own() RETURNS VARCHAR LANGUAGE SQL EXECUTE AS OWNER AS $$ BEGIN USE SCHEMA D.PUBLIC; RETURN 'x'; END $$",
                "CREATE OR REPLACE PROCEDURE own_variable() RETURNS VARCHAR LANGUAGE SQL AS $$ BEGIN LET x := (SELECT $me); RETURN x; END $$");

        assertThatThrownBy(() -> account.run("CALL own()")).hasMessageContaining("Unsupported statement type 'USE'");
        assertThatThrownBy(() -> account.run("CALL own_variable()"))
                .hasMessageContaining("not allowed in owners rights stored procedure");
    }

    @Test
    void dropAndShowKnowOverloads() throws SQLException {
        account.run(
                "CREATE SCHEMA IF NOT EXISTS D.P",
                "CREATE OR REPLACE PROCEDURE D.P.one(n INT) RETURNS VARCHAR LANGUAGE SQL COMMENT = 'c' AS $$ BEGIN RETURN 'x'; END $$",
                "CREATE OR REPLACE PROCEDURE D.P.one(n INT, t TEXT DEFAULT 'y') RETURNS TABLE () LANGUAGE SQL AS $$ DECLARE r RESULTSET DEFAULT (SELECT 1); BEGIN RETURN TABLE(r); END $$");
        assertThat(account.column("SHOW PROCEDURES IN SCHEMA D.P", "arguments"))
                .containsExactly("ONE(NUMBER) RETURN VARCHAR", "ONE(NUMBER, DEFAULT VARCHAR) RETURN TABLE ()");

        account.run("DROP PROCEDURE D.P.one(NUMBER)");

        assertThat(account.column("SHOW PROCEDURES IN SCHEMA D.P", "arguments")).hasSize(1);
        assertThatThrownBy(() -> account.run("DROP PROCEDURE D.P.one(NUMBER)")).hasMessageContaining("does not exist");
    }

    @Test
    void executeImmediateRunsTextAndBlocks() throws SQLException {
        assertThat(account.value("EXECUTE IMMEDIATE 'SELECT 1 + 1'")).isEqualTo("2");
        assertThat(account.value("EXECUTE IMMEDIATE $$ BEGIN RETURN 7; END; $$"))
                .isEqualTo("7");
    }

    @Test
    void errorInProcedureNamesPlaceAndKeepsCode() throws SQLException {
        account.run("""
                CREATE OR REPLACE PROCEDURE fails() RETURNS VARCHAR LANGUAGE SQL AS
                $$
                DECLARE
                  mine EXCEPTION (-20007, 'no good');
                BEGIN
                  RAISE mine;
                END
                $$""");

        assertThatThrownBy(() -> account.run("CALL fails()"))
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(-20007);
                    assertThat(e.getSQLState()).isEqualTo("P0001");
                })
                .hasMessageContaining("Uncaught exception of type 'MINE' on line 5 at position 2 : no good");
    }
}
