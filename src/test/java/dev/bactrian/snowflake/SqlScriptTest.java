package dev.bactrian.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void cutsAtSemicolonsOnly() {
        assertThat(texts("""
                -- first; comment
                CREATE TABLE a (b VARCHAR DEFAULT 'x;''y\\';'); // more; comment
                SELECT "a;b" /* ; */ FROM t
                """))
                .containsExactly("CREATE TABLE a (b VARCHAR DEFAULT 'x;''y\\';')", "SELECT \"a;b\" /* ; */ FROM t");
    }

    @Test
    void keepsDollarBodiesWhole() {
        assertThat(texts("CREATE PROCEDURE p() RETURNS INT AS $$ BEGIN RETURN 1; END; $$; CALL p()"))
                .containsExactly("CREATE PROCEDURE p() RETURNS INT AS $$ BEGIN RETURN 1; END; $$", "CALL p()");
    }

    @Test
    void keepsBlocksWhole() {
        String block = """
                DECLARE
                  n INT DEFAULT 0;
                BEGIN
                  IF (n = 0) THEN n := 1; ELSE n := 2; END IF;
                  FOR i IN 1 TO 3 DO n := n + CASE WHEN i > 1 THEN 1 ELSE 0 END; END FOR;
                  CASE (n) WHEN 1 THEN RETURN 1; ELSE RETURN 2; END CASE;
                  BEGIN NULL; EXCEPTION WHEN OTHER THEN RAISE; END;
                END""";

        assertThat(texts(block + ";\nSELECT 1;")).containsExactly(block, "SELECT 1");
    }

    @Test
    void keepsTheBlockOfATaskWhole() {
        String task = "CREATE TASK t SCHEDULE='1 MINUTE' AS BEGIN CALL a(); CALL b(); END";

        assertThat(texts(task + "; ALTER TASK t RESUME")).containsExactly(task, "ALTER TASK t RESUME");
    }

    @Test
    void beginOfATransactionIsAStatement() {
        assertThat(texts("BEGIN; DELETE FROM t; COMMIT; BEGIN TRANSACTION; ROLLBACK;"))
                .containsExactly("BEGIN", "DELETE FROM t", "COMMIT", "BEGIN TRANSACTION", "ROLLBACK");
    }

    @Test
    void knowsWhereEachStatementBegins() {
        SqlScript script = SqlScript.of("a.sql", "-- x\n\nSELECT 1;\n/* y\n*/ SELECT\n2;", Map.of());

        assertThat(script.statements()).extracting(SqlStatement::place).containsExactly("a.sql:3", "a.sql:5");
    }

    @Test
    void fillsVariablesAndQuotesWhatIsNoPlainText() {
        SqlScript script = SqlScript.of(
                "a.sql", "USE ${database}; USE ${role}", Map.of("database", "BACTRIAN", "role", "a\"; DROP"));

        assertThat(script.statements())
                .extracting(SqlStatement::text)
                .containsExactly("USE BACTRIAN", "USE \"a\"\"; DROP\"");
    }

    @Test
    void unknownVariableNamesPlaceAndNearest() {
        assertThatThrownBy(() -> SqlScript.of("a.sql", "SELECT 1;\nUSE ${databse}", Map.of("database", "B")))
                .hasMessageContaining("a.sql:2")
                .hasMessageContaining("Did you mean 'database'?");
    }

    @Test
    void unfinishedStringNamesItsLine() {
        assertThatThrownBy(() -> texts("SELECT 1;\nSELECT 'x")).hasMessageContaining("test.sql:2");
    }

    @Test
    void namesAndTextCannotLeaveTheirQuotes() {
        assertThat(new ObjectName("D", "S", "a\".\"b").sql()).isEqualTo("\"D\".\"S\".\"a\"\".\"\"b\"");
        assertThat(Quoting.literal("it's \\ \n")).isEqualTo("'it''s \\\\ \\n'");
    }

    private static List<String> texts(String text) {
        return SqlScript.of("test.sql", text, Map.of()).statements().stream()
                .map(SqlStatement::text)
                .toList();
    }
}
