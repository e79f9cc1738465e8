package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.local.snowflake.session.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of {@code src/test/resources/snowflake/endpoint}, run by the real driver against one account. */
class EndpointCasesContractTest {
    @TempDir
    static Path folder;

    private static TestAccount account;

    @BeforeAll
    static void start() throws Exception {
        account = new TestAccount(folder, Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws SQLException {
        account.close();
    }

    /**
     * A case: {@code # name}, {@code @ page} (below docs.snowflake.com/en/sql-reference/), statements (the last one's rows count), then
     * {@code =} and a line a row, or {@code ~ } and the columns' names, or {@code ! } and the error's code or a part of its text.
     */
    private record Case(String name, String page, String sql, List<String> rows, String names, String error) {
        static Case of(List<String> block) {
            String page = "";
            String names = "";
            String error = "";
            List<String> sql = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            boolean inRows = false;
            for (String line : block.subList(1, block.size())) {
                if (inRows) {
                    rows.add(line);
                } else if (line.equals("=")) {
                    inRows = true;
                } else if (line.startsWith("@ ")) {
                    page = line.substring(2);
                } else if (line.startsWith("~ ")) {
                    names = line.substring(2);
                } else if (line.startsWith("! ")) {
                    error = line.substring(2);
                } else {
                    sql.add(line);
                }
            }
            return new Case(block.get(0).substring(2), page, String.join("\n", sql), rows, names, error);
        }
    }

    @TestFactory
    Stream<DynamicContainer> givesWhatTheDocumentationSays() throws IOException {
        List<DynamicContainer> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources/snowflake/endpoint"))) {
            for (Path path : paths.sorted().toList()) {
                files.add(DynamicContainer.dynamicContainer(
                        path.getFileName().toString(),
                        read(path).stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)))));
            }
        }
        return files.stream();
    }

    private static List<Case> read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ") && !block.isEmpty()) {
                cases.add(Case.of(block));
                block.clear();
            }
            if (!line.isBlank() && !line.startsWith("//")) {
                block.add(line);
            }
        }
        cases.add(Case.of(block));
        return cases;
    }

    private static void check(Case each) throws SQLException {
        assertThat(each.page()).as("documentation page").isNotEmpty();
        List<String> statements = StatementSplitter.split(each.sql());
        String last = statements.get(statements.size() - 1);
        account.run(statements.subList(0, statements.size() - 1).toArray(String[]::new));
        if (!each.error().isEmpty()) {
            SQLException error = failure(last);
            if (error == null) {
                throw new AssertionError("No error: " + last);
            }
            String said = String.format(Locale.ROOT, "%06d %s", error.getErrorCode(), error.getMessage());
            assertThat(said.replaceAll("^-0*", "-").replaceAll("\\s+", " ")).contains(each.error());
            return;
        }
        try (Statement statement = account.connection().createStatement();
                ResultSet rows = statement.executeQuery(last)) {
            if (each.names().isEmpty()) {
                assertThat(rows(rows)).isEqualTo(each.rows());
            } else {
                assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(each.names());
            }
        }
    }

    private static @Nullable SQLException failure(String sql) {
        try {
            account.run(sql);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                String value = rows.getString(i);
                row.add(value == null ? "NULL" : value);
            }
            all.add(String.join(" | ", row));
        }
        return all;
    }
}
