package dev.bactrian.local.snowflake.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code src/test/resources/snowflake}, translated and run by the engine. */
class GoldenCasesTest {
    private static GoldenEngine engine;

    @BeforeAll
    static void openEngine() throws SQLException, IOException {
        engine = new GoldenEngine();
    }

    @AfterAll
    static void closeEngine() throws SQLException {
        engine.close();
    }

    @TestFactory
    Stream<DynamicContainer> givesWhatTheDocumentationSays() throws IOException {
        List<DynamicContainer> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources/snowflake"))) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".cases"))
                    .sorted()
                    .toList()) {
                files.add(DynamicContainer.dynamicContainer(
                        path.getFileName().toString(),
                        GoldenCase.read(path).stream()
                                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)))));
            }
        }
        return files.stream();
    }

    private static void check(GoldenCase golden) throws SQLException {
        assertThat(golden.page()).as("documentation page").isNotEmpty();
        if (!golden.error().isEmpty()) {
            Throwable error = catchThrowable(() -> engine.answer(golden.statements()));
            assertThat(said(error)).contains(golden.error());
            return;
        }
        GoldenEngine.Answer answer = engine.answer(golden.statements());
        assertThat(answer.rows()).isEqualTo(golden.rows());
        if (!golden.types().isEmpty()) {
            assertThat(answer.types()).isEqualTo(golden.types());
        }
        if (!golden.names().isEmpty()) {
            assertThat(answer.names()).isEqualTo(golden.names());
        }
    }

    private static String said(Throwable error) {
        return error instanceof SnowflakeError known
                ? String.format(
                        "%06d %s",
                        known.code(), String.valueOf(known.getMessage()).replaceAll("\\s+", " "))
                : String.valueOf(error);
    }
}
