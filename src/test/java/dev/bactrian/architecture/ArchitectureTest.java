package dev.bactrian.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house as the design draws it: its arrows, and the shape of its parts. */
class ArchitectureTest {
    private static final String APPLICATION = "dev.bactrian";
    private static final String VIOLATORS = "dev.bactrian.architecture.violator";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_CLASS = 400;

    @TestFactory
    Stream<DynamicTest> arrowsHold() {
        JavaClasses application = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(APPLICATION);
        return Arrows.below(APPLICATION).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(application)));
    }

    @TestFactory
    Stream<DynamicTest> arrowsAreSeenFailing() {
        JavaClasses violators = new ClassFileImporter().importPackages(VIOLATORS);
        Map<String, ArchRule> rules = Arrows.below(VIOLATORS);
        return Stream.of(
                        "local imports nothing of the application",
                        "only cli starts what is local",
                        "feature ingest imports no other feature but []",
                        "config and snowflake import no feature, no command, no sample",
                        "the Snowflake driver is used in snowflake only",
                        "DuckDB is used in the engine only",
                        "Camel is used in cli and in the features' processors only",
                        "EDA knows no JDBC but in its processors")
                .map(sentence -> DynamicTest.dynamicTest(sentence, () -> {
                    assertThat(rules).containsKey(sentence);
                    assertThatThrownBy(() -> rules.get(sentence).check(violators))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("was violated");
                }));
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        List<Path> bare = packages()
                .filter(folder -> !read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .toList();
        assertThat(bare).as("packages without a @NullMarked package-info.java").isEmpty();
    }

    @Test
    void noClassIsTooLongToRead() {
        List<Path> tooLong = sources()
                .filter(file -> read(file).lines().count() > LONGEST_CLASS)
                .toList();
        assertThat(tooLong).as("classes over %d lines", LONGEST_CLASS).isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        Pattern empty =
                Pattern.compile("(util|utils|common|impl|helpers?)(/.*)?|.*(Util|Utils|Impl|Manager|Helper)\\.java");
        Predicate<Path> saysNothing = path -> Stream.of(path.toString().split("/"))
                .anyMatch(name -> empty.matcher(name).matches());
        assertThat(sources().filter(saysNothing)).isEmpty();
    }

    @Test
    void noErrorIsSwallowed() {
        Pattern swallowed = Pattern.compile("catch \\([^)]*\\) \\{\\s*}");
        assertThat(sources().filter(file -> swallowed.matcher(read(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> packages() {
        return sources().map(Path::getParent).distinct().filter(folder -> !folder.endsWith("dev/bactrian"));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
