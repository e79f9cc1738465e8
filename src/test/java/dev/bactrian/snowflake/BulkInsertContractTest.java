package dev.bactrian.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.testing.EmbeddedAccount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkInsertContractTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("ID", "NUMBER(38,0)"),
            new Column("NAME", "VARCHAR"),
            new Column("AMOUNT", "NUMBER(12,2)"),
            new Column("SHARE", "FLOAT"),
            new Column("DAY", "DATE"),
            new Column("AT", "TIMESTAMP_NTZ"),
            new Column("SEEN", "TIMESTAMP_LTZ"),
            new Column("OK", "BOOLEAN"));

    @TempDir
    static Path folder;

    private static EmbeddedAccount account;

    @BeforeAll
    static void givenAnAccount() throws IOException {
        account = new EmbeddedAccount(folder).provisioned();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void fewRowsKeepTheirTypesNullsAndEmptyText() {
        ObjectName table = table("FEW");

        long inserted = insert(table, 3);

        assertThat(inserted).isEqualTo(3);
        assertExact(table);
    }

    @Test
    void manyRowsKeepTheirTypesNullsAndEmptyText() {
        ObjectName table = table("MANY");

        long inserted = insert(table, 50_000);

        assertThat(inserted).isEqualTo(50_000);
        assertExact(table);
        assertThat(account.rows("SELECT COUNT(*), COUNT(DISTINCT ID) FROM EDA.MANY"))
                .containsExactly("50000|50000");
        assertThat(account.rows("LIST @~/bactrian/bulk/")).isEmpty();
    }

    @Test
    void unfinishedInsertLeavesNothing() {
        ObjectName table = table("UNFINISHED");

        try (BulkInsert rows = BulkInsert.into(account.dataSource(), table, COLUMNS)) {
            add(rows, 30_000);
        }

        assertThat(account.rows("SELECT COUNT(*) FROM EDA.UNFINISHED")).containsExactly("0");
    }

    @Test
    void rowThatDoesNotFitFailsTheWholeInsert() {
        ObjectName table = table("UNFIT");

        try (BulkInsert rows = BulkInsert.into(account.dataSource(), table, COLUMNS)) {
            add(rows, 30_000);
            rows.add("no number", null, null, null, null, null, null, null);

            assertThatThrownBy(rows::finish)
                    .isInstanceOf(SnowflakeException.class)
                    .hasMessageContaining("insert into table")
                    .hasMessageContaining("Trying again will not help");
        }

        assertThat(account.rows("SELECT COUNT(*) FROM EDA.UNFIT")).containsExactly("0");
    }

    @Test
    void replacementShowsTheNewRowsAndColumns() {
        ObjectName table = new ObjectName("BACTRIAN", "EDA", "REPLACED");
        replace(table, List.of(new Column("A", "NUMBER(38,0)")), 1);
        replace(table, List.of(new Column("A", "NUMBER(38,0)")), 2);
        assertThat(account.rows("SELECT * FROM EDA.REPLACED")).containsExactly("2");

        replace(table, List.of(new Column("A", "NUMBER(38,0)"), new Column("B", "VARCHAR")), 3, "x");

        assertThat(account.rows("SELECT * FROM EDA.REPLACED")).containsExactly("3|x");
        assertThat(account.rows("SHOW TABLES LIKE 'REPLACED%' IN SCHEMA EDA")).hasSize(1);
    }

    private static void replace(ObjectName table, List<Column> columns, Object... row) {
        try (TableReplacement replacement = TableReplacement.of(account.dataSource(), table, columns)) {
            replacement.rows().add(row);
            assertThat(replacement.publish()).isEqualTo(1);
        }
    }

    private static ObjectName table(String name) {
        ObjectName table = EmbeddedAccount.DATABASE.eda(name);
        account.execute("CREATE TABLE %s (%s)"
                .formatted(
                        table.sql(),
                        String.join(
                                ", ", COLUMNS.stream().map(Column::definition).toList())));
        return table;
    }

    private static long insert(ObjectName table, int count) {
        try (BulkInsert rows = BulkInsert.into(account.dataSource(), table, COLUMNS)) {
            add(rows, count);
            return rows.finish();
        }
    }

    private static void add(BulkInsert rows, int count) {
        rows.add(
                1,
                "a \"quoted\", odd\nname é",
                new BigDecimal("-0.10"),
                0.1,
                LocalDate.of(2017, 12, 31),
                LocalDateTime.of(2017, 1, 1, 7, 30, 27, 123_456_000),
                Instant.parse("2017-01-01T00:00:00Z"),
                true);
        rows.add(2, "", null, null, null, null, null, false);
        for (int i = 3; i <= count; i++) {
            rows.add(i, null, BigDecimal.ONE, Double.NaN, null, null, null, null);
        }
    }

    private static void assertExact(ObjectName table) {
        assertThat(account.rows(
                        "SELECT NAME, AMOUNT, SHARE, TO_CHAR(DAY), TO_CHAR(AT, 'YYYY-MM-DD HH24:MI:SS.FF6'), OK FROM "
                                + table.sql() + " WHERE ID = 1"))
                .containsExactly("a \"quoted\", odd\nname é|-0.10|0.1|2017-12-31|2017-01-01 07:30:27.123456|TRUE");
        assertThat(account.rows(
                        "SELECT NAME IS NULL, LENGTH(NAME), AMOUNT IS NULL FROM " + table.sql() + " WHERE ID = 2"))
                .containsExactly("FALSE|0|TRUE");
        assertThat(account.rows("SELECT NAME IS NULL, AMOUNT FROM " + table.sql() + " WHERE ID = 3"))
                .containsExactly("TRUE|1.00");
    }
}
