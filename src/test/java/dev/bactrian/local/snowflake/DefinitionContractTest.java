package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, views and sequences: made, changed, shown, as the driver sees them. */
class DefinitionContractTest {
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
    void describesColumnsAsWritten() throws SQLException {
        sql.run(
                "create or replace table DESCRIBED (id number(10,0) not null, name varchar(20) default 'x' comment 'who',"
                        + " price number(12,2), at timestamp_ntz, v variant, primary key (id)) comment = 'all types'");

        assertThat(sql.rows("describe table DESCRIBED"))
                .containsExactly(
                        "ID|NUMBER(10,0)|COLUMN|N|null|Y|N|null|null|null|null|null",
                        "NAME|VARCHAR(20)|COLUMN|Y|'x'|N|N|null|null|who|null|null",
                        "PRICE|NUMBER(12,2)|COLUMN|Y|null|N|N|null|null|null|null|null",
                        "AT|TIMESTAMP_NTZ(9)|COLUMN|Y|null|N|N|null|null|null|null|null",
                        "V|VARIANT|COLUMN|Y|null|N|N|null|null|null|null|null");
    }

    @Test
    void replacesTableWithQueryOverItself() throws SQLException {
        sql.run("create or replace table SELF (a number)");
        sql.run("insert into SELF values (1), (2)");
        sql.run("create or replace table SELF as select a + 1 as a, 'n' as b from SELF");

        assertThat(sql.rows("select * from SELF order by a")).containsExactly("2|n", "3|n");
    }

    @Test
    void refusesTooLongText() throws SQLException {
        sql.run("create or replace table SHORT (a varchar(3))");

        assertThatThrownBy(() -> sql.run("insert into SHORT values ('abcd')"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(100078));
    }

    @Test
    void refusesNullInRequiredColumn() throws SQLException {
        sql.run("create or replace table REQUIRED (a number not null)");

        assertThatThrownBy(() -> sql.run("insert into REQUIRED values (null)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(100072));
    }

    @Test
    void countsIdentityColumn() throws SQLException {
        sql.run("create or replace table COUNTED (id number autoincrement start 10 increment 5, a varchar)");
        sql.run("insert into COUNTED (a) values ('x'), ('y')");

        assertThat(sql.rows("select * from COUNTED order by id")).containsExactly("10|x", "15|y");
    }

    @Test
    void altersColumns() throws SQLException {
        sql.run("create or replace table ALTERED (a number(5,0), b varchar(3))");
        sql.run("insert into ALTERED values (1, 'x')");
        sql.run("alter table ALTERED add column c date, d number default 7");
        sql.run("alter table ALTERED rename column b to bb");
        sql.run("alter table ALTERED modify column bb set data type varchar(30)");
        sql.run("alter table ALTERED drop column c");

        assertThat(sql.rows("select * from ALTERED")).containsExactly("1|x|7");
        assertThat(sql.rows("show columns in table ALTERED")).hasSize(3);
    }

    @Test
    void swapsTables() throws SQLException {
        sql.run("create or replace table LEFT_ONE (a number)");
        sql.run("create or replace table RIGHT_ONE (b varchar)");
        sql.run("insert into LEFT_ONE values (1)");
        sql.run("insert into RIGHT_ONE values ('r')");
        sql.run("alter table LEFT_ONE swap with RIGHT_ONE");

        assertThat(sql.rows("select b from LEFT_ONE")).containsExactly("r");
        assertThat(sql.rows("select a from RIGHT_ONE")).containsExactly("1");
    }

    @Test
    void createsOrAlters() throws SQLException {
        sql.run("create or alter table GROWING (a number, b varchar)");
        sql.run("insert into GROWING values (1, 'x')");
        sql.run("create or alter table GROWING (a number, c date, b varchar)");

        assertThat(sql.rows("select a, b, c from GROWING")).containsExactly("1|x|null");
    }

    @Test
    void hidesPermanentTableByTemporaryOne() throws SQLException {
        sql.run("create or replace table HIDDEN (a number)");
        sql.run("insert into HIDDEN values (1)");
        sql.run("create temporary table HIDDEN (a number)");

        assertThat(sql.rows("select count(*) from HIDDEN")).containsExactly("0");
        sql.run("drop table HIDDEN");
        assertThat(sql.rows("select count(*) from HIDDEN")).containsExactly("1");
    }

    @Test
    void readsViews() throws SQLException {
        sql.run("create or replace table SOURCE_OF_VIEW (a number, b varchar)");
        sql.run("insert into SOURCE_OF_VIEW values (1, 'x')");
        sql.run("create or replace view A_VIEW (n, t) comment = 'v' as select a * 2, b from SOURCE_OF_VIEW");

        assertThat(sql.rows("select t, n from A_VIEW")).containsExactly("x|2");
        assertThat(sql.rows("select table_name, comment from information_schema.views where table_name = 'A_VIEW'"))
                .containsExactly("A_VIEW|v");
    }

    @Test
    void clonesTable() throws SQLException {
        sql.run("create or replace table ORIGINAL (a number, constraint pk primary key (a))");
        sql.run("insert into ORIGINAL values (1)");
        sql.run("create or replace table CLONED clone ORIGINAL");
        sql.run("insert into ORIGINAL values (2)");

        assertThat(sql.rows("select * from CLONED")).containsExactly("1");
    }

    @Test
    void countsSequence() throws SQLException {
        sql.run("create or replace sequence SEQ start 3 increment 2");

        assertThat(sql.rows("select SEQ.nextval")).containsExactly("3");
        assertThat(sql.rows("select SEQ.nextval")).containsExactly("5");
    }

    @Test
    void answersMetaDataCalls() throws SQLException {
        sql.run(
                "create or replace table META (id number(9,0) not null, name varchar(5), constraint META_PK primary key (id))");
        sql.run("create or replace table META_CHILD (id number, parent number references META (id))");
        DatabaseMetaData metaData = sql.connection().getMetaData();

        assertThat(column(metaData.getTables("D", "S", "META", null), "TABLE_NAME"))
                .containsExactly("META");
        assertThat(column(metaData.getColumns("D", "S", "META", null), "COLUMN_NAME"))
                .containsExactly("ID", "NAME");
        assertThat(column(metaData.getColumns("D", "S", "META", null), "DATA_TYPE"))
                .containsExactly(Integer.toString(Types.BIGINT), Integer.toString(Types.VARCHAR));
        assertThat(column(metaData.getPrimaryKeys("D", "S", "META"), "COLUMN_NAME"))
                .containsExactly("ID");
        assertThat(column(metaData.getImportedKeys("D", "S", "META_CHILD"), "PKTABLE_NAME"))
                .containsExactly("META");
        assertThat(column(metaData.getExportedKeys("D", "S", "META"), "FKTABLE_NAME"))
                .containsExactly("META_CHILD");
        assertThat(column(metaData.getSchemas("D", "S"), "TABLE_SCHEM")).containsExactly("S");
        assertThat(column(metaData.getCatalogs(), "TABLE_CAT")).contains("D");
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        try (rows) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(name));
            }
            return values;
        }
    }

    @Test
    void saysThatTableExists() throws SQLException {
        sql.run("create or replace table TWICE (a number)");

        assertThatThrownBy(() -> sql.run("create table TWICE (a number)"))
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(2002);
                    assertThat(e.getSQLState()).isEqualTo("42710");
                });
    }
}
