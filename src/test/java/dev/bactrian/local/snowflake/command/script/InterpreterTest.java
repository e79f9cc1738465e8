package dev.bactrian.local.snowflake.command.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private DuckStatements sql;

    @BeforeEach
    void open() throws SQLException {
        sql = new DuckStatements();
        sql.execute("CREATE TABLE t (id INTEGER, name VARCHAR)", List.of());
        sql.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')", List.of());
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private String run(String script) {
        Flow flow = new Interpreter(sql).run(ScriptParser.block(script), Map.of());
        Rows table = flow.table();
        if (table != null) {
            return table.rows().toString();
        }
        Value scalar = flow.scalar();
        return String.valueOf(DuckStatements.plain(scalar == null ? null : scalar.data()));
    }

    @Test
    void givesNullWithoutReturn() {
        assertThat(run("BEGIN NULL; END")).isEqualTo("null");
    }

    @Test
    void declaresVariablesWithTypesAndDefaults() {
        assertThat(
                        run(
                                "DECLARE a DECIMAL(10,2) DEFAULT 3.14159; b VARCHAR := 'x'; c INT; BEGIN RETURN a || b || (c IS NULL); END;"))
                .isEqualTo("3.14xtrue");
    }

    @Test
    void letInfersTypeAndAssigns() {
        assertThat(run("BEGIN LET x := 5; x := x * 2 + 1; RETURN x; END")).isEqualTo("11");
    }

    @Test
    void choosesBranchOfIf() {
        String script =
                "BEGIN LET x := %d; IF (x > 3) THEN RETURN 'hi'; ELSEIF (x > 2) THEN RETURN 'mid'; ELSE RETURN 'lo'; END IF; END";
        assertThat(run(script.formatted(5))).isEqualTo("hi");
        assertThat(run(script.formatted(3))).isEqualTo("mid");
        assertThat(run(script.formatted(1))).isEqualTo("lo");
    }

    @Test
    void choosesBranchOfCase() {
        assertThat(
                        run(
                                "BEGIN LET x := 'b'; CASE (x) WHEN 'a' THEN RETURN 1; WHEN 'b' THEN RETURN 2; ELSE RETURN 3; END CASE; END"))
                .isEqualTo("2");
        assertThat(run("BEGIN LET x := 7; CASE WHEN x < 5 THEN RETURN 1; WHEN x < 10 THEN RETURN 2; END; END"))
                .isEqualTo("2");
    }

    @Test
    void caseExpressionIsNoCaseStatement() {
        assertThat(run("BEGIN LET x := CASE WHEN 1 = 1 THEN 'y' ELSE 'n' END; RETURN x; END"))
                .isEqualTo("y");
    }

    @Test
    void loopsOverRangeInBothDirections() {
        assertThat(run("BEGIN LET s := ''; FOR i IN 1 TO 3 DO s := s || i; END FOR; RETURN s; END"))
                .isEqualTo("123");
        assertThat(run("BEGIN LET s := ''; FOR i IN REVERSE 1 TO 3 LOOP s := s || i; END LOOP; RETURN s; END"))
                .isEqualTo("321");
    }

    @Test
    void loopsOverCursorAndQuery() {
        assertThat(
                        run(
                                "DECLARE c CURSOR FOR SELECT id FROM t ORDER BY id; s INT := 0; BEGIN FOR r IN c DO s := s + r.id; END FOR; RETURN s; END"))
                .isEqualTo("6");
        assertThat(run("BEGIN LET s := 0; FOR r IN (SELECT id FROM t) DO s := s + r.id; END FOR; RETURN s; END"))
                .isEqualTo("6");
    }

    @Test
    void whileRepeatAndLoopEnd() {
        assertThat(run("BEGIN LET i := 0; WHILE (i < 4) DO i := i + 1; END WHILE; RETURN i; END"))
                .isEqualTo("4");
        assertThat(run("BEGIN LET i := 9; REPEAT i := i - 2; UNTIL (i < 0) END REPEAT; RETURN i; END"))
                .isEqualTo("-1");
        assertThat(run("BEGIN LET i := 0; LOOP i := i + 1; IF (i >= 6) THEN BREAK; END IF; END LOOP; RETURN i; END"))
                .isEqualTo("6");
    }

    @Test
    void labelsNameOuterLoop() {
        assertThat(run("""
                BEGIN
                  LET n := 0;
                  LOOP
                    LOOP
                      n := n + 1;
                      IF (n < 3) THEN CONTINUE inner_loop; END IF;
                      BREAK outer_loop;
                    END LOOP inner_loop;
                  END LOOP outer_loop;
                  RETURN n;
                END""")).isEqualTo("3");
    }

    @Test
    void fetchesFromCursorWithBinds() {
        assertThat(run("""
                DECLARE
                  low INT := 2;
                  found INT;
                  c CURSOR FOR SELECT id FROM t WHERE id >= ? ORDER BY id;
                BEGIN
                  OPEN c USING (low);
                  FETCH c INTO found;
                  CLOSE c;
                  RETURN found;
                END""")).isEqualTo("2");
    }

    @Test
    void fetchBehindLastRowGivesNull() {
        assertThat(
                        run(
                                "DECLARE c CURSOR FOR SELECT id FROM t WHERE id > 99; x INT := 5; BEGIN OPEN c; FETCH c INTO x; RETURN x; END"))
                .isEqualTo("null");
    }

    @Test
    void closedCursorGivesError() {
        assertThatThrownBy(() -> run("DECLARE c CURSOR FOR SELECT 1; x INT; BEGIN FETCH c INTO x; END"))
                .isInstanceOf(SnowflakeError.class)
                .hasMessageContaining("Uncaught exception of type 'STATEMENT_ERROR' on line 1")
                .hasMessageContaining("not open");
    }

    @Test
    void bindsVariablesInStatements() {
        run("BEGIN LET x := 4; LET n := 'it''s'; INSERT INTO t VALUES (:x, :n); END");
        assertThat(run("BEGIN RETURN (SELECT name FROM t WHERE id = 4); END")).isEqualTo("it's");
    }

    @Test
    void selectIntoTakesOneRow() {
        assertThat(
                        run(
                                "BEGIN LET a := 0; LET b := ''; SELECT id, name INTO :a, :b FROM t WHERE id = 2; RETURN a || b; END"))
                .isEqualTo("2b");
        assertThatThrownBy(() -> run("BEGIN LET a := 0; SELECT id INTO :a FROM t; END"))
                .hasMessageContaining("expects exactly 1 returned row, but got 3");
    }

    @Test
    void countsRowsOfDml() {
        assertThat(
                        run(
                                "BEGIN UPDATE t SET name = 'z' WHERE id > 1; RETURN SQLROWCOUNT || ' ' || SQLFOUND || ' ' || SQLNOTFOUND; END"))
                .isEqualTo("2 true false");
        assertThat(run("BEGIN RETURN SQLROWCOUNT; END")).isEqualTo("null");
    }

    @Test
    void returnsTableOfResultset() {
        assertThat(
                        run(
                                "DECLARE rs RESULTSET; BEGIN rs := (SELECT id FROM t WHERE id < 3 ORDER BY id); RETURN TABLE(rs); END"))
                .isEqualTo("[[1], [2]]");
        assertThat(
                        run(
                                "DECLARE rs RESULTSET DEFAULT (SELECT id FROM t); c CURSOR FOR rs; s INT := 0; BEGIN FOR r IN c DO s := s + r.id; END FOR; RETURN s; END"))
                .isEqualTo("6");
    }

    @Test
    void executesImmediateWithBinds() {
        assertThat(
                        run(
                                "DECLARE rs RESULTSET; q VARCHAR := 'SELECT id FROM t WHERE id > ? AND id < ?'; lo INT := 1; BEGIN rs := (EXECUTE IMMEDIATE :q USING (lo, 3)); RETURN TABLE(rs); END"))
                .isEqualTo("[[2]]");
    }

    @Test
    void handlerTakesDeclaredException() {
        assertThat(run("""
                DECLARE
                  mine EXCEPTION (-20002, 'Raised MINE.');
                BEGIN
                  RAISE mine;
                EXCEPTION
                  WHEN statement_error THEN RETURN 'no';
                  WHEN mine THEN RETURN SQLCODE || ' ' || SQLERRM || ' ' || SQLSTATE;
                END""")).isEqualTo("-20002 Raised MINE. P0001");
    }

    @Test
    void uncaughtExceptionNamesItsPlace() {
        assertThatThrownBy(() -> run("DECLARE\n  mine EXCEPTION (-20002, 'Raised MINE.');\nBEGIN\n  RAISE mine;\nEND"))
                .isInstanceOfSatisfying(SnowflakeError.class, e -> {
                    assertThat(e.code()).isEqualTo(-20002);
                    assertThat(e.sqlState()).isEqualTo("P0001");
                })
                .hasMessage("Uncaught exception of type 'MINE' on line 4 at position 2 : Raised MINE.");
    }

    @Test
    void failedStatementGoesToStatementError() {
        assertThat(run("BEGIN SELECT * FROM no_such_table; EXCEPTION WHEN STATEMENT_ERROR THEN RETURN 'caught'; END"))
                .isEqualTo("caught");
        assertThat(run("BEGIN LET x INT := 'abc'; EXCEPTION WHEN EXPRESSION_ERROR THEN RETURN 'caught'; END"))
                .isEqualTo("caught");
    }

    @Test
    void innerBlockHandsOnWhatItDoesNotTake() {
        assertThat(run("""
                BEGIN
                  BEGIN
                    SELECT * FROM no_such_table;
                  EXCEPTION
                    WHEN OTHER THEN RAISE;
                  END;
                EXCEPTION
                  WHEN STATEMENT_ERROR THEN RETURN 'outer';
                END""")).isEqualTo("outer");
    }

    @Test
    void continueHandlerResumesBehindFailedStatement() {
        assertThat(
                        run(
                                "DECLARE n INT := 0; BEGIN SELECT * FROM nope; n := n + 1; RETURN n; EXCEPTION WHEN OTHER CONTINUE THEN n := 10; END"))
                .isEqualTo("11");
    }

    @Test
    void pathOfVariantIsNoBind() {
        run("BEGIN LET x := 1; SELECT id FROM t WHERE id = :x AND name = 'a:x'; END");
        assertThat(sql.log).contains("SELECT id FROM t WHERE id = 1 AND name = 'a:x'");
    }

    @Test
    void unknownBindIsAnError() {
        assertThatThrownBy(() -> run("BEGIN SELECT :nope; END")).hasMessageContaining("Bind variable :NOPE not set.");
    }

    @Test
    void variablesEndWithTheirBlock() {
        assertThatThrownBy(() -> run("BEGIN BEGIN LET x := 1; END; x := 2; END"))
                .hasMessageContaining("'X' is not declared");
    }

    @Test
    void asynchronousStatementsRunAtOnce() {
        assertThat(
                        run(
                                "BEGIN ASYNC (INSERT INTO t VALUES (9, 'z')); AWAIT ALL; LET rs RESULTSET := ASYNC (SELECT id FROM t WHERE id = 9); AWAIT rs; RETURN TABLE(rs); END"))
                .isEqualTo("[[9]]");
    }

    @Test
    void misspeltConstructIsASyntaxError() {
        assertThatThrownBy(() -> ScriptParser.block("BEGIN IF (1 = 1) RETURN 1; END IF; END"))
                .isInstanceOf(SnowflakeError.class)
                .hasMessageContaining("syntax error");
        assertThatThrownBy(() -> ScriptParser.block("BEGIN RETURN 1;"))
                .isInstanceOf(SnowflakeError.class)
                .hasMessageContaining("syntax error");
    }
}
