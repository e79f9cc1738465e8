package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements that a pipeline issues: each is run, or refused by name. */
class PipelineStatementsContractTest {
    private static final int UNSUPPORTED = 2;

    /** What the statements take for granted. */
    private static final List<String> GIVEN = List.of(
            "CREATE DATABASE DB",
            "CREATE SCHEMA DB.S",
            "CREATE TABLE DB.PUBLIC.Z (I INT)",
            "CREATE PROCEDURE DB.S.SP1(SRC VARCHAR, N NUMBER) RETURNS VARCHAR LANGUAGE SQL AS 'BEGIN RETURN SRC; END'",
            "CREATE TABLE DB.S.T (I INT)",
            "CREATE STAGE DB.S.ST",
            "CREATE PIPE DB.S.P1 AS COPY INTO DB.S.T FROM @DB.S.ST",
            "CREATE STORAGE INTEGRATION S3_INT TYPE = EXTERNAL_STAGE STORAGE_PROVIDER = 'S3' ENABLED = TRUE"
                    + " STORAGE_AWS_ROLE_ARN = 'arn:aws:iam::1:role/x' STORAGE_ALLOWED_LOCATIONS = ('s3://bucket/')",
            "CREATE ROLE R1",
            "CREATE ROLE R",
            "USE SCHEMA D.S",
            "CREATE FILE FORMAT MY_CSV TYPE = CSV",
            "CREATE FILE FORMAT FF TYPE = CSV PARSE_HEADER = TRUE",
            "CREATE STAGE ST",
            "CREATE STAGE OUT_STAGE",
            "CREATE STAGE OUT",
            "CREATE TABLE T (ID INT, A INT, D DATE)",
            "CREATE TABLE ORDERS (ID VARCHAR, NAME VARCHAR, SRC VARCHAR, LN NUMBER)",
            "CREATE TABLE EV (V VARIANT, ID NUMBER)",
            "CREATE TABLE X (I INT)",
            "CREATE TABLE Y (I INT)");

    /** What must stand before one of the statements. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "copy_into_transform",
            List.of(
                    "PUT file:///data/a.csv @raw_stage/x AUTO_COMPRESS = FALSE",
                    "PUT file:///data/b.csv @raw_stage/x AUTO_COMPRESS = FALSE",
                    "CREATE OR REPLACE FILE FORMAT MY_CSV TYPE = CSV"),
            "alter_warehouse",
            List.of("ALTER WAREHOUSE WH RESUME"),
            "infer_schema",
            List.of("PUT file:///data/x.csv @st/x"),
            "create_table_infer",
            List.of("DROP TABLE T", "PUT file:///data/x.csv @st"),
            "alter_table_multi",
            List.of("CREATE OR REPLACE TABLE T (ID INT)"));

    /** What this endpoint does not do, and says so. */
    private static final Set<String> REFUSED = Set.of(
            "copy_unload_part",
            "proc_js",
            "proc_java",
            "undrop",
            "create_dynamic",
            "create_external",
            "create_masking",
            "create_notebook_iceberg");

    /** What is wrong on Snowflake too: no variable X is there outside of a block. */
    private static final Set<String> WRONG = Set.of("execute_immediate_var");

    @TempDir
    Path folder;

    private static Map<String, String> statements() throws IOException {
        Map<String, String> statements = new LinkedHashMap<>();
        try (InputStream text =
                PipelineStatementsContractTest.class.getResourceAsStream("/snowflake/pipeline-statements.txt")) {
            assertThat(text).isNotNull();
            String name = "";
            for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("#")) {
                    name = line.substring(1);
                } else if (!line.isBlank()) {
                    statements.put(name, line);
                }
            }
        }
        return statements;
    }

    @Test
    void eachIsRunOrRefusedByName() throws Exception {
        try (TestAccount account = new TestAccount(folder.resolve("account"), Clock.systemUTC())) {
            prepare(account);
            Map<String, String> failed = new LinkedHashMap<>();
            for (Map.Entry<String, String> statement : statements().entrySet()) {
                for (String before : BEFORE.getOrDefault(statement.getKey(), List.of())) {
                    account.run(inFolder(before));
                }
                try {
                    account.run(inFolder(statement.getValue()));
                } catch (SQLException e) {
                    failed.put(
                            statement.getKey(),
                            e.getErrorCode() == UNSUPPORTED ? "refused" : e.getErrorCode() + " " + e.getMessage());
                }
            }
            assertThat(failed)
                    .containsOnlyKeys(
                            Stream.concat(REFUSED.stream(), WRONG.stream()).toList());
            assertThat(failed).extractingByKeys(REFUSED.toArray(String[]::new)).containsOnly("refused");
        }
    }

    private String inFolder(String sql) {
        return sql.replace("/data/", folder + "/data/");
    }

    private void prepare(TestAccount account) throws SQLException, IOException {
        Files.createDirectories(folder.resolve("data/out"));
        for (String name : List.of("x.csv", "a.csv", "b.csv")) {
            Files.writeString(folder.resolve("data").resolve(name), "1,2\n");
        }
        account.run(GIVEN.toArray(String[]::new));
    }
}
