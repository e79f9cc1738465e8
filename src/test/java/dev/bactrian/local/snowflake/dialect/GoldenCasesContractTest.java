package dev.bactrian.local.snowflake.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bactrian.local.snowflake.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of {@code src/test/resources/snowflake} through the real driver: rows as text, types as metadata, codes of errors. */
class GoldenCasesContractTest {
    @TempDir
    private static Path folder;

    private static TestAccount account;

    @BeforeAll
    static void open() throws IOException, SQLException {
        account = new TestAccount(folder, Clock.systemUTC());
        String setup = Files.readString(Path.of("src/test/resources/snowflake/setup.sql"));
        for (String statement : setup.replaceAll("(?m)^--.*$", "").split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                account.run(statement.strip());
            }
        }
        account.run("SET five = 5");
    }

    @AfterAll
    static void close() throws Exception {
        account.close();
    }

    @TestFactory
    Stream<DynamicTest> driverSeesWhatTheDocumentationSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources/snowflake"))) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".cases"))
                    .sorted()
                    .toList()) {
                GoldenCase.read(path)
                        .forEach(golden -> tests.add(DynamicTest.dynamicTest(
                                path.getFileName() + " " + golden.name(), () -> check(golden))));
            }
        }
        return tests.stream();
    }

    private static void check(GoldenCase golden) throws SQLException {
        if (!golden.error().isEmpty()) {
            Throwable error = catchThrowable(() -> answer(golden.statements()));
            assertThat(error).isInstanceOf(SQLException.class);
            SQLException said = (SQLException) error;
            assertThat(String.format("%06d %s", said.getErrorCode(), said.getMessage())
                            .replaceAll("\\s+", " "))
                    .contains(golden.error());
            return;
        }
        GoldenEngine.Answer answer = answer(golden.statements());
        assertThat(answer.rows()).isEqualTo(golden.rows());
        if (!golden.types().isEmpty()) {
            assertThat(answer.types()).isEqualTo(golden.types());
        }
        if (!golden.names().isEmpty()) {
            assertThat(answer.names()).isEqualTo(golden.names());
        }
    }

    static GoldenEngine.Answer answer(List<String> statements) throws SQLException {
        GoldenEngine.Answer answer = new GoldenEngine.Answer(List.of(), List.of(), List.of());
        for (String sql : statements) {
            try (Statement statement = account.connection().createStatement()) {
                if (statement.execute(sql)) {
                    answer = read(statement.getResultSet());
                }
            }
        }
        return answer;
    }

    private static GoldenEngine.Answer read(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
            types.add(type(columns, i));
        }
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= types.size(); i++) {
                String text = result.getString(i);
                row.add(text == null ? "NULL" : shown(text, types.get(i - 1), columns.getColumnType(i)));
            }
            rows.add(String.join(" | ", row));
        }
        return new GoldenEngine.Answer(rows, names, types);
    }

    private static String shown(String text, String type, int jdbcType) {
        boolean nested = type.equals("VARIANT") || type.equals("OBJECT") || type.equals("ARRAY");
        if (nested) {
            // why: the driver shows nested values over several lines, a case says them in one.
            return text.replaceAll("\\n *", "").replace("\": ", "\":");
        }
        boolean whole = type.equals("FLOAT") && text.endsWith(".0");
        if (whole) {
            return text.substring(0, text.length() - 2);
        }
        return jdbcType == Types.BOOLEAN ? text.toLowerCase(java.util.Locale.ROOT) : text;
    }

    private static String type(ResultSetMetaData columns, int index) throws SQLException {
        String name = columns.getColumnTypeName(index);
        return switch (name) {
            case "NUMBER" -> "NUMBER(" + columns.getPrecision(index) + "," + columns.getScale(index) + ")";
            case "DOUBLE" -> "FLOAT";
            case "TIMESTAMPNTZ" -> "TIMESTAMP_NTZ";
            case "TIMESTAMPLTZ" -> "TIMESTAMP_LTZ";
            case "TIMESTAMPTZ" -> "TIMESTAMP_TZ";
            default -> name;
        };
    }
}
