package dev.bactrian.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.snowflake.SqlStatement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableChangesTest {

    private static final ObjectId TABLE = new ObjectId(ObjectKind.TABLE, "D.RAW.T");

    @Test
    void altersWhenNoColumnWouldBeLost() {
        DesiredObject wanted = read("CREATE OR ALTER TABLE RAW.T (A INT, B NUMBER(3, 1) COMMENT 'x, (y')");

        assertThat(changes("column A: NUMBER", false).statements(wanted))
                .containsExactly(wanted.statement().text());
    }

    @Test
    void addsColumnsOneByOneWhenOthersWouldBeLost() {
        DesiredObject wanted = read("CREATE OR ALTER TABLE RAW.T (A INT, B NUMBER(3, 1) NOT NULL COMMENT 'x, (y')");

        assertThat(changes("column A: NUMBER\ncolumn OLD: TEXT", false).statements(wanted))
                .containsExactly("ALTER TABLE D.RAW.T ADD COLUMN B NUMBER(3, 1)  COMMENT 'x, (y'");
        assertThat(changes("column A: NUMBER\ncolumn OLD: TEXT", true).statements(wanted))
                .containsExactly(wanted.statement().text());
    }

    @Test
    void addsColumnsToATableThatIsOnlyCreatedWhenMissing() {
        DesiredObject wanted = read("CREATE TABLE IF NOT EXISTS RAW.T (A INT, B INT)");

        assertThat(changes("column A: NUMBER", false).statements(wanted))
                .containsExactly("ALTER TABLE D.RAW.T ADD COLUMN B INT");
    }

    private static TableChanges changes(String shown, boolean allowDrop) {
        return new TableChanges(LiveObjects.of(Map.of(TABLE, shown)), allowDrop);
    }

    private static DesiredObject read(String statement) {
        return new StatementReader(new SqlStatement(statement, "f.sql", 1), "D").read();
    }
}
