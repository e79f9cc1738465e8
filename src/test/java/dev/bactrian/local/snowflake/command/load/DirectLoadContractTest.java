package dev.bactrian.local.snowflake.command.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.local.snowflake.LocalSnowflake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files: the quick way gives what the careful way gives, and gives way to it. */
class DirectLoadContractTest {
    private static final int ROWS = 60_000;
    private static final String FORMAT =
            " FILE_FORMAT = (TYPE = CSV PARSE_HEADER = TRUE FIELD_OPTIONALLY_ENCLOSED_BY = '\"') MATCH_BY_COLUMN_NAME ="
                    + " CASE_INSENSITIVE INCLUDE_METADATA = (F = METADATA$FILENAME, N = METADATA$FILE_ROW_NUMBER)";

    @TempDir
    Path folder;

    @TempDir
    Path local;

    private LocalSnowflake snowflake;
    private Connection connection;

    @BeforeEach
    void start() throws Exception {
        snowflake = LocalSnowflake.start(
                LocalSnowflake.Options.in(folder, LocalSnowflake.User.withPassword("ANN", "secret")));
        Properties login = new Properties();
        login.put("user", "ann");
        login.put("password", "secret");
        connection = DriverManager.getConnection(snowflake.jdbcUrl(), login);
        run("CREATE DATABASE D");
        run("CREATE STAGE st");
        run(
                "CREATE TABLE t (id NUMBER, name VARCHAR(30), amount NUMBER(10,2), day DATE, ts TIMESTAMP_NTZ, f VARCHAR, n NUMBER)");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        snowflake.close();
    }

    @Test
    void loadsTheSameRowsBothWays() throws Exception {
        put("clean.csv", "");
        run("CREATE TABLE careful LIKE t");

        run("COPY INTO t FROM @st" + FORMAT);
        run("BEGIN");
        run("COPY INTO careful FROM @st" + FORMAT);
        run("COMMIT");

        assertThat(number("SELECT count(*) FROM t")).isEqualTo(ROWS);
        assertThat(number("SELECT count(*) FROM (SELECT * FROM t MINUS SELECT * FROM careful)"))
                .isZero();
        assertThat(number("SELECT count(*) FROM t WHERE id <> n")).isZero();
    }

    @Test
    void findsTheBadRecordOfALargeFile() throws Exception {
        put("bad.csv", "x7,bad,1,2024-01-01,2024-01-01 00:00:00\n");

        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("COPY INTO t FROM @st" + FORMAT + " ON_ERROR = CONTINUE")) {
            rows.next();
            assertThat(rows.getString("first_error")).isEqualTo("Numeric value 'x7' is not recognized");
            assertThat(rows.getLong("first_error_line")).isEqualTo(ROWS + ROWS / 7 + 2);
            assertThat(rows.getLong("rows_loaded")).isEqualTo(ROWS);
        }
    }

    @Test
    void seesTheBlankLineThatTheEngineWouldPass() throws Exception {
        put("blank.csv", "\n");

        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("COPY INTO t FROM @st" + FORMAT + " ON_ERROR = SKIP_FILE")) {
            rows.next();
            assertThat(rows.getString("status")).isEqualTo("LOAD_FAILED");
            assertThat(rows.getString("first_error")).startsWith("End of record reached");
        }
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    private void put(String name, String tail) throws IOException, SQLException {
        StringBuilder text = new StringBuilder("id,name,amount,day,ts\n");
        for (int i = 1; i <= ROWS; i++) {
            String day = String.format("2024-%02d-%02d", 1 + i % 12, 1 + i % 28);
            text.append(i)
                    .append(i % 7 == 0 ? ",\"a, \"\"b\"\"\n" + i + "\"," : i % 5 == 0 ? ",," : ",plain " + i + ",")
                    .append(i % 1000)
                    .append(".5,")
                    .append(day)
                    .append(',')
                    .append(day)
                    .append(" 11:22:33\n");
        }
        Path file = Files.writeString(local.resolve(name), text + tail);
        run("PUT file://" + file + " @st AUTO_COMPRESS = FALSE");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
