package dev.bactrian.local.snowflake.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/compatibility.md} is what the cases and the declared deviations say. {@code -Dcompatibility.write=true} writes it.
 */
class CompatibilityPageTest {
    private static final Path CASES = Path.of("src/test/resources/snowflake");
    private static final Path PAGE = Path.of("docs/compatibility.md");

    @Test
    void pageSaysWhatTheCasesSay() throws IOException {
        String page = page();

        if (Boolean.getBoolean("compatibility.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() throws IOException {
        Map<String, List<String>> pages = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        int cases = 0;
        for (Path file : files()) {
            String page = "";
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("# ")) {
                    cases++;
                } else if (line.startsWith("@ ")) {
                    page = line.substring(2).strip();
                    pages.computeIfAbsent(page, key -> new ArrayList<>()).add(file.toString());
                } else if (line.contains("Unsupported feature '")) {
                    refused.add(line.replaceAll(".*Unsupported feature '(.*?)'?$", "$1"));
                }
            }
        }
        return """
                # What the local Snowflake endpoint does, and what it does not

                Made from the cases in `%s`, each of which passes through the real driver, and from the deviations declared beside
                them. `CompatibilityPageTest` holds this page to them.

                **%d cases** hold the endpoint to **%d pages** of Snowflake's documentation.

                ## Differences that are known

                | Where | What differs |
                | --- | --- |
                %s

                ## Refused by name (error 000002)

                What Snowflake does and the endpoint does not is refused by name, never passed over: %s.

                Functions: %s.

                ## Pages that cases hold it to

                | Page | Cases |
                | --- | --- |
                %s
                """.formatted(
                        CASES,
                        cases,
                        pages.size(),
                        Files.readAllLines(CASES.resolve("deviations.txt")).stream()
                                .map(line -> "| " + line + " |")
                                .collect(Collectors.joining("\n")),
                        refused.stream().distinct().sorted().collect(Collectors.joining(", ")),
                        Macros.resource("refused-functions.txt").lines().collect(Collectors.joining(", ")),
                        pages.entrySet().stream()
                                .map(entry -> "| [" + entry.getKey() + "](" + GoldenCase.url(entry.getKey()) + ") | "
                                        + entry.getValue().size() + " |")
                                .collect(Collectors.joining("\n")));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(CASES)) {
            return paths.filter(path -> path.toString().endsWith(".cases"))
                    .sorted()
                    .toList();
        }
    }
}
