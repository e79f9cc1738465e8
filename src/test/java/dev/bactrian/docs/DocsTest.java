package dev.bactrian.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.Key;
import dev.bactrian.config.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is so. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final String TEST_COMMAND = "mvn -B verify";

    @Test
    void everyKeyIsInTheConfigurationTableWithItsDefault() {
        String readme = read(README);
        assertThat(Keys.all()).allSatisfy(key -> assertThat(readme).contains(row(key)));
    }

    private static String row(Key key) {
        String shown = key.defaultValue().map(value -> "`" + value + "`").orElse("");
        return "| `%s` | %s | %s |".formatted(key.name(), shown, key.description());
    }

    @Test
    void testCommandIsWhatTheBuildServerRuns() {
        assertThat(read(README)).contains(TEST_COMMAND);
        assertThat(read(Path.of(".ci/run"))).contains("exec " + TEST_COMMAND);
    }

    @Test
    void everyCommandInTheReadmeExists() {
        String top = read(Path.of("src/main/java/dev/bactrian/cli/BactrianCommand.java"));
        List<String> named = Pattern.compile("bactrian\\.jar ([a-z]+)")
                .matcher(read(README))
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.lastIndexOf(' ') + 1))
                .distinct()
                .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(top).containsIgnoringCase(command + "Command.class"));
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() {
        Pattern link = Pattern.compile("]\\((?!http)([^)#]+)[^)]*\\)");
        for (Path document : documents()) {
            link.matcher(read(document))
                    .results()
                    .forEach(found -> assertThat(
                                    document.toAbsolutePath().getParent().resolve(found.group(1)))
                            .as("link in %s", document)
                            .exists());
        }
    }

    private static List<Path> documents() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(README),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
