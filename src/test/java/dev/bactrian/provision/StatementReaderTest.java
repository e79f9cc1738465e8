package dev.bactrian.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.snowflake.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE OR ALTER TABLE b.raw.sales (ID VARCHAR) | table B.RAW.SALES",
                "create table if not exists raw.\"odd name\" (id int) | table D.RAW.\"odd name\"",
                "CREATE TRANSIENT TABLE RAW.T AS SELECT 1 | table D.RAW.T",
                "CREATE OR REPLACE SECURE VIEW KPI.V AS SELECT 1 | view D.KPI.V",
                "CREATE FILE FORMAT RAW.F TYPE = CSV | file format D.RAW.F",
                "CREATE SCHEMA IF NOT EXISTS RAW | schema D.RAW",
                "CREATE DATABASE BACTRIAN | database BACTRIAN",
                "CREATE OR ALTER WAREHOUSE WH WAREHOUSE_SIZE = XSMALL | warehouse WH",
                "CREATE OR ALTER PROCEDURE OPS.P(a VARCHAR, b NUMBER(10, 2) DEFAULT 1) RETURNS NUMBER AS $$ $$ | procedure D.OPS.P(VARCHAR, NUMBER)",
                "CREATE PROCEDURE OPS.P() RETURNS NUMBER AS $$ $$ | procedure D.OPS.P()",
                "CREATE STORAGE INTEGRATION IF NOT EXISTS S3_INT TYPE = EXTERNAL_STAGE | storage integration S3_INT",
                "GRANT SELECT ON TABLE KPI.T TO ROLE R | grant GRANT SELECT ON TABLE KPI . T TO ROLE R",
                "ALTER TABLE RAW.T SET ENABLE_SCHEMA_EVOLUTION = TRUE | statement f.sql:3 ALTER TABLE RAW . T SET ENABLE_SCHEMA_EVOLUTION = TRUE",
            })
    void tellsWhichObjectAStatementMakes(String statement, String object) {
        assertThat(read(statement).id()).hasToString(object);
    }

    @Test
    void readsColumnsWithoutConstraints() {
        assertThat(
                        read("CREATE TABLE RAW.T (A NUMBER(10, 2) NOT NULL, \"b c\" VARCHAR COMMENT 'x, y', PRIMARY KEY (A))")
                                .columns())
                .containsExactly("A", "b c");
    }

    @Test
    void readsPredecessorsAndWhatIsFinalized() {
        assertThat(read("CREATE TASK KPI.T WAREHOUSE = W AFTER KPI.A, D.KPI.B AS SELECT 1")
                        .predecessors())
                .containsExactly("D.KPI.A", "D.KPI.B");
        assertThat(read("CREATE TASK KPI.T WAREHOUSE = W FINALIZE = KPI.A COMMENT = 'x' AS SELECT 1")
                        .predecessors())
                .containsExactly("D.KPI.A");
    }

    @Test
    void refusesANameWithoutSchema() {
        assertThatThrownBy(() -> read("CREATE TABLE T (A INT)"))
                .hasMessageContaining("f.sql:3")
                .hasMessageContaining("Write it with its schema");
    }

    private static DesiredObject read(String statement) {
        return new StatementReader(new SqlStatement(statement, "f.sql", 3), "D").read();
    }
}
