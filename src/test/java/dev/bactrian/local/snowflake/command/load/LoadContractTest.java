package dev.bactrian.local.snowflake.command.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.local.snowflake.LocalSnowflake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import net.snowflake.client.api.connection.DownloadStreamConfig;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.connection.UploadStreamConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages and COPY as the real driver drives them. */
class LoadContractTest {
    @TempDir
    static Path folder;

    @TempDir
    Path local;

    private static LocalSnowflake snowflake;
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        snowflake = LocalSnowflake.start(
                LocalSnowflake.Options.in(folder, LocalSnowflake.User.withPassword("ANN", "secret")));
    }

    @AfterAll
    static void stop() {
        snowflake.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "secret");
        connection = DriverManager.getConnection(snowflake.jdbcUrl(), login);
        run("CREATE OR REPLACE DATABASE D");
        run("CREATE OR REPLACE SCHEMA S");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void putsListsGetsAndRemovesFiles() throws Exception {
        run("CREATE STAGE st");
        Path file = Files.writeString(local.resolve("one.csv"), "1,a\n");

        List<List<String>> put = rows("PUT 'file://" + file + "' @st/in/ AUTO_COMPRESS=TRUE");
        List<List<String>> listed = rows("LIST @st");
        List<List<String>> got = rows("GET @st/in/ file://" + local.resolve("out"));
        rows("REMOVE @st PATTERN='.*one.*'");

        assertThat(put.get(0)).contains("UPLOADED");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get(0)).isEqualTo("st/in/one.csv.gz");
        assertThat(got.get(0)).contains("DOWNLOADED");
        assertThat(local.resolve("out/one.csv.gz")).exists();
        assertThat(rows("LIST @st")).isEmpty();
    }

    @Test
    void streamsUpAndDown() throws Exception {
        run("CREATE STAGE \"D\".\"S\".\"T_STAGE\"");
        byte[] content = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);

        upload("\"D\".\"S\".\"T_STAGE\"", "", "0123_it's odd.csv", content);
        upload("~", "bactrian/bulk/1", "part-0.csv", content);

        assertThat(download("~", "bactrian/bulk/1/part-0.csv")).isEqualTo("x,y\n1,2\n");
        assertThat(rows("LIST @~/bactrian/bulk/1/").get(0).get(0)).isEqualTo("bactrian/bulk/1/part-0.csv");
        assertThat(rows("LIST @t_stage").get(0).get(0)).isEqualTo("t_stage/0123_it's odd.csv");
        run("REMOVE @~/bactrian/bulk/1/");
        assertThat(rows("LIST @~")).isEmpty();
    }

    @Test
    void loadsByColumnNameWithMetadata() throws Exception {
        run(
                "CREATE TABLE t (a DECIMAL(38,0), b VARCHAR, file_name VARCHAR, file_row_number DECIMAL(38,0), loaded_at TIMESTAMPTZ)");
        run("CREATE STAGE t_stage");
        upload("t_stage", "", "x.csv.gz", gzip("B,extra,a\nhello,1,42\n\"a, \"\"b\"\"\nc\",2,43\n,3,44\n\"\",3,45\n"));
        String copy =
                "COPY INTO \"D\".\"S\".\"T\" FROM @\"D\".\"S\".\"T_STAGE\" FILES=('x.csv.gz') FILE_FORMAT=(TYPE = CSV"
                        + " COMPRESSION = AUTO PARSE_HEADER = TRUE FIELD_DELIMITER = ',' FIELD_OPTIONALLY_ENCLOSED_BY = '\"'"
                        + " EMPTY_FIELD_AS_NULL = TRUE NULL_IF = ()) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE INCLUDE_METADATA ="
                        + " (FILE_NAME = METADATA$FILENAME, FILE_ROW_NUMBER = METADATA$FILE_ROW_NUMBER, LOADED_AT ="
                        + " METADATA$START_SCAN_TIME) ON_ERROR = SKIP_FILE";

        List<List<String>> first = rows(copy);
        List<List<String>> second = rows(copy);

        assertThat(first.get(0)).startsWith("t_stage/x.csv.gz", "LOADED", "4", "4", "1", "0");
        assertThat(second.get(0)).startsWith("t_stage/x.csv.gz", "LOAD_SKIPPED").contains("File was loaded before.");
        assertThat(rows("SELECT a, b, file_name, file_row_number FROM t ORDER BY a"))
                .containsExactly(
                        List.of("42", "hello", "x.csv.gz", "1"),
                        List.of("43", "a, \"b\"\nc", "x.csv.gz", "2"),
                        row("44", null, "x.csv.gz", "3"),
                        List.of("45", "", "x.csv.gz", "4"));
        assertThat(rows("SELECT count(*) FROM t WHERE loaded_at IS NULL").get(0))
                .containsExactly("0");
    }

    @Test
    void tellsErrorsAsSnowflakeDoes() throws Exception {
        run("CREATE TABLE t (a DECIMAL(38,0), b VARCHAR)");
        run("CREATE STAGE st");
        upload("st", "", "bad.csv", bytes("1,x\nabc,y\n3,z\n4,z,9\n"));

        assertThatThrownBy(() -> rows("COPY INTO t FROM @st"))
                .hasMessageContaining("Numeric value 'abc' is not recognized")
                .hasMessageContaining("File 'st/bad.csv', line 2, character 1")
                .hasMessageContaining("Row 2, column \"T\"[\"A\":1]");
        List<List<String>> skipped = rows("COPY INTO t FROM @st ON_ERROR = SKIP_FILE");
        long afterSkip = Long.parseLong(rows("SELECT count(*) FROM t").get(0).get(0));
        List<List<String>> partly = rows("COPY INTO t FROM @st ON_ERROR = CONTINUE");

        assertThat(skipped)
                .containsExactly(row(
                        "st/bad.csv",
                        "LOAD_FAILED",
                        "4",
                        "0",
                        "1",
                        "2",
                        "Numeric value 'abc' is not recognized",
                        "2",
                        "1",
                        "\"T\"[\"A\":1]"));
        assertThat(afterSkip).isZero();
        assertThat(partly.get(0)).startsWith("st/bad.csv", "PARTIALLY_LOADED", "4", "2", "4", "2");
        assertThat(rows("COPY INTO t FROM @st")).containsExactly(List.of("Copy executed with 0 files processed."));
        assertThat(rows("SELECT a FROM t ORDER BY a")).containsExactly(List.of("1"), List.of("3"));
    }

    @Test
    void loadsBulkFilesOfTheUserStage() throws Exception {
        run("CREATE TABLE t (a DECIMAL(38,0), b VARCHAR, c DATE)");
        upload("~", "bulk/7", "part-0.csv", bytes("\"1\",\"x\",\"2024-01-31\"\n\"2\",,\n"));

        rows("COPY INTO t (\"A\",\"B\",\"C\") FROM @~/bulk/7/ FILE_FORMAT=(TYPE = CSV COMPRESSION = NONE"
                + " FIELD_OPTIONALLY_ENCLOSED_BY = '\"' EMPTY_FIELD_AS_NULL = TRUE NULL_IF = () BINARY_FORMAT = HEX)"
                + " ON_ERROR = ABORT_STATEMENT");

        assertThat(rows("SELECT a, b, c FROM t ORDER BY a"))
                .containsExactly(List.of("1", "x", "2024-01-31"), row("2", null, null));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> run("CREATE STAGE st FILE_FORMAT = (TYPE = CSV FEILD_DELIMITER = ';')"))
                .hasMessageContaining("invalid parameter 'FEILD_DELIMITER'");
        assertThatThrownBy(() -> run("CREATE FILE FORMAT f TYPE = AVRO")).hasMessageContaining("AVRO");
        assertThatThrownBy(() -> run("CREATE STAGE st URL = 'azure://a.b/c'")).hasMessageContaining("azure");
    }

    @Test
    void loadsWhatAQueryOverTheFileGives() throws Exception {
        run("CREATE TABLE t (id NUMBER, name VARCHAR, src VARCHAR, ln NUMBER)");
        run("CREATE STAGE st");
        upload("st", "x", "a.csv", bytes("1,ann,9\n2,bob,9\n"));

        rows(
                "COPY INTO t (id, name, src, ln) FROM (SELECT t.$1, upper(t.$2), metadata$filename, metadata$file_row_number"
                        + " FROM @st/x t) FILE_FORMAT = (TYPE = CSV)");

        assertThat(rows("SELECT * FROM t ORDER BY id"))
                .containsExactly(List.of("1", "ANN", "x/a.csv", "1"), List.of("2", "BOB", "x/a.csv", "2"));
        assertThat(rows("SELECT t.$2, metadata$file_row_number FROM @st/x/a.csv t ORDER BY 2"))
                .containsExactly(List.of("ann", "1"), List.of("bob", "2"));
    }

    @Test
    void loadsJsonByPathAndByName() throws Exception {
        run("CREATE TABLE ev (v VARIANT, id NUMBER)");
        run("CREATE TABLE byname (id NUMBER, name VARCHAR, tags ARRAY)");
        run("CREATE STAGE st");
        upload("st", "", "ev.json.gz", gzip("[{\"id\":1,\"name\":\"a\",\"tags\":[1,2]},\n{\"ID\":2,\"name\":null}]"));

        rows(
                "COPY INTO ev (v, id) FROM (SELECT $1, $1:id::number FROM @st/ev) FILE_FORMAT = (TYPE = JSON STRIP_OUTER_ARRAY = TRUE)");
        rows("COPY INTO byname FROM @st FILE_FORMAT = (TYPE = JSON STRIP_OUTER_ARRAY = TRUE) MATCH_BY_COLUMN_NAME ="
                + " CASE_INSENSITIVE");

        assertThat(rows("SELECT v:name::varchar, id FROM ev ORDER BY id")).contains(List.of("a", "1"));
        assertThat(rows("SELECT id, name, tags[1]::number FROM byname ORDER BY id"))
                .containsExactly(List.of("1", "a", "2"), row("2", null, null));
    }

    @Test
    void unloadsAndLoadsParquetAndCsv() throws Exception {
        run("CREATE TABLE t (a NUMBER(10,2), b VARCHAR, c DATE)");
        run("INSERT INTO t VALUES (1.50, 'x,y', '2024-01-31'), (2, NULL, NULL)");
        run("CREATE TABLE p (c DATE, b VARCHAR, a NUMBER(10,2))");
        run("CREATE TABLE q LIKE t");
        run("CREATE STAGE st");

        assertThat(rows("COPY INTO @st/pq/ FROM t FILE_FORMAT = (TYPE = PARQUET)")
                        .get(0)
                        .get(0))
                .isEqualTo("2");
        assertThat(rows("COPY INTO @st/csv/ FROM (SELECT * FROM t) FILE_FORMAT = (TYPE = CSV"
                                + " FIELD_OPTIONALLY_ENCLOSED_BY = '\"')")
                        .get(0)
                        .get(0))
                .isEqualTo("2");
        rows("COPY INTO p FROM @st/pq/ FILE_FORMAT = (TYPE = PARQUET) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE");
        rows("COPY INTO q FROM @st/csv/ FILE_FORMAT = (TYPE = CSV FIELD_OPTIONALLY_ENCLOSED_BY = '\"')");

        assertThat(rows("SELECT a, b, c FROM p ORDER BY a"))
                .containsExactly(List.of("1.50", "x,y", "2024-01-31"), row("2.00", null, null));
        assertThat(rows("SELECT a, b, c FROM q ORDER BY a"))
                .containsExactly(List.of("1.50", "x,y", "2024-01-31"), row("2.00", null, null));
        assertThat(rows("LIST @st/csv").get(0).get(0)).isEqualTo("st/csv/data_0_0_0.csv.gz");
        assertThat(rows(
                        "SELECT column_name, type FROM TABLE(INFER_SCHEMA(LOCATION => '@st/pq', FILE_FORMAT => 'none_such'))"
                                .replace(", FILE_FORMAT => 'none_such'", "")))
                .isNotEmpty();
    }

    @Test
    void widensTheTableWhenItMayEvolve() throws Exception {
        run("CREATE TABLE t (a NUMBER)");
        run("ALTER TABLE t SET ENABLE_SCHEMA_EVOLUTION = TRUE");
        run("CREATE STAGE st");
        upload("st", "", "1.csv", bytes("a,extra\n1,2024-01-31\n"));

        rows(
                "COPY INTO t FROM @st FILE_FORMAT = (TYPE = CSV PARSE_HEADER = TRUE) MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE");

        assertThat(rows("SELECT a, extra FROM t")).containsExactly(List.of("1", "2024-01-31"));
    }

    @Test
    void tellsHistoryAndErrors() throws Exception {
        run("CREATE TABLE t (a NUMBER)");
        run("CREATE STAGE st");
        upload("st", "", "bad.csv", bytes("1\nx\n"));
        upload("st", "", "good.csv", bytes("1\n"));

        assertThat(rows("COPY INTO t FROM @st VALIDATION_MODE = RETURN_ERRORS")).hasSize(1);
        rows("COPY INTO t FROM @st ON_ERROR = CONTINUE");
        List<List<String>> history = rows("SELECT file_name, status, row_count, error_count FROM"
                + " TABLE(INFORMATION_SCHEMA.COPY_HISTORY(TABLE_NAME => 'T', START_TIME => DATEADD(hours, -1,"
                + " CURRENT_TIMESTAMP()))) ORDER BY file_name");
        List<List<String>> errors =
                rows("SELECT file, row_number, rejected_record FROM TABLE(VALIDATE(t, JOB_ID => '_last'))");
        run("TRUNCATE TABLE t");
        List<List<String>> again = rows("COPY INTO t FROM @st ON_ERROR = CONTINUE");

        assertThat(history)
                .containsExactly(
                        List.of("bad.csv", "Partially loaded", "1", "1"), List.of("good.csv", "Loaded", "1", "0"));
        assertThat(errors).containsExactly(List.of("st/bad.csv", "2", "x"));
        assertThat(again).hasSize(2);
    }

    @Test
    void showsAndDescribesItsObjects() throws Exception {
        run("CREATE OR ALTER FILE FORMAT my_csv TYPE = CSV SKIP_HEADER = 1 NULL_IF = ('NULL', '') COMMENT = 'c'");
        run("CREATE STAGE st FILE_FORMAT = (FORMAT_NAME = D.S.my_csv) DIRECTORY = (ENABLE = TRUE) COMMENT = 'landing'");
        run(
                "CREATE STORAGE INTEGRATION IF NOT EXISTS s3_int TYPE = EXTERNAL_STAGE STORAGE_PROVIDER = 'S3' ENABLED = TRUE"
                        + " STORAGE_AWS_ROLE_ARN = 'arn:aws:iam::1:role/x' STORAGE_ALLOWED_LOCATIONS = ('s3://bucket/')");
        run("CREATE TABLE t (a NUMBER)");
        run("CREATE PIPE p AS COPY INTO t FROM @st");

        assertThat(rows("SHOW STAGES IN DATABASE D").get(0)).contains("ST", "INTERNAL", "landing");
        assertThat(rows("SHOW FILE FORMATS LIKE 'MY%'").get(0)).contains("MY_CSV", "CSV");
        assertThat(rows("SHOW PIPES").get(0)).contains("P", "COPY INTO t FROM @st");
        assertThat(rows("SHOW STORAGE INTEGRATIONS").get(0)).contains("S3_INT", "true");
        assertThat(rows("DESC STAGE st")).contains(List.of("STAGE_FILE_FORMAT", "SKIP_HEADER", "Integer", "1", "0"));
        assertThat(rows("DESCRIBE FILE FORMAT my_csv")).contains(List.of("NULL_IF", "List", "[NULL, ]", "[\\N]"));
        assertThat(rows("DESC INTEGRATION s3_int")).isNotEmpty();
        assertThat(rows("SELECT SYSTEM$PIPE_STATUS('p')").get(0).get(0)).contains("\"executionState\":\"RUNNING\"");
        run("DROP PIPE p");
        run("DROP STAGE st");
        run("DROP FILE FORMAT my_csv");
        run("DROP INTEGRATION s3_int");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private void upload(String stage, String prefix, String name, byte[] content) throws SQLException {
        connection
                .unwrap(SnowflakeConnection.class)
                .uploadStream(
                        stage,
                        name,
                        new ByteArrayInputStream(content),
                        UploadStreamConfig.builder()
                                .setDestPrefix(prefix)
                                .setCompressData(false)
                                .build());
    }

    private String download(String stage, String name) throws SQLException, IOException {
        try (InputStream in = connection
                .unwrap(SnowflakeConnection.class)
                .downloadStream(
                        stage,
                        name,
                        DownloadStreamConfig.builder().setDecompress(false).build())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return java.util.Arrays.asList(values);
    }
}
