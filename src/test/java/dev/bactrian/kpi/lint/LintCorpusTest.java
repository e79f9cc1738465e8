package dev.bactrian.kpi.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.KpiCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faulty KPI files in {@code lint/bad}, by the rule each breaks, and sound ones in {@code lint/good}. */
class LintCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/lint");

    private static final Map<String, Set<Set<String>>> KEYS = Map.of(
            "EDA.PRODUCTS_CLEAN", Set.of(Set.of("PRODUCT_ID")),
            "EDA.CAMPAIGNS_ENRICHED", Set.of(Set.of("CAMPAIGN_ID")),
            "RAW.HOUSEHOLDS", Set.of(Set.of("HOUSEHOLD_ID")));

    private static final Set<String> TABLES = Set.of(
            "EDA.TRANSACTIONS_CLEAN",
            "EDA.PRODUCTS_CLEAN",
            "EDA.CAMPAIGNS_ENRICHED",
            "EDA.COUPONS_REDEEMED",
            "RAW.COUPONS",
            "RAW.CAMPAIGNS",
            "RAW.COUPON_REDEMPTIONS",
            "RAW.DEMOGRAPHICS",
            "RAW.HOUSEHOLDS",
            "KPI.SALES_BY_MONTH",
            "KPI.SALES_TOTAL",
            "KPI.COUPON_REDEMPTION_RATE");

    @TempDir
    Path sql;

    static List<Path> rules() {
        return list(CORPUS.resolve("bad"));
    }

    static List<Path> sound() {
        return list(CORPUS.resolve("good"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsEachFaultByItsOwnRule(Path rule) {
        List<Finding> findings = examine(list(rule));

        for (Path file : list(rule)) {
            assertThat(findings)
                    .filteredOn(finding -> finding.file().getFileName().equals(file.getFileName()))
                    .as(file.toString())
                    .extracting(Finding::rule)
                    .contains(rule.getFileName().toString());
        }
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.line()).isPositive();
            assertThat(finding.why()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("sound")
    void findsNothingInASoundFile(Path file) {
        assertThat(examine(List.of(file))).isEmpty();
    }

    @Test
    void findsNothingInTheFilesThatShip() {
        KpiCatalogue.Reading reading = KpiCatalogue.examine(Path.of("sql"));

        assertThat(reading.findings()).isEmpty();
        assertThat(new KpiLint(KEYS, Set.of()).examine(reading.catalogue())).isEmpty();
    }

    @Test
    void isAsLargeAsPromised() {
        assertThat(rules().stream().mapToInt(rule -> list(rule).size()).sum()).isGreaterThanOrEqualTo(60);
        assertThat(sound()).hasSizeGreaterThanOrEqualTo(30);
    }

    private List<Finding> examine(List<Path> files) {
        try {
            Path folder = Files.createDirectories(sql.resolve("kpi"));
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KpiCatalogue.Reading reading = KpiCatalogue.examine(sql);
        List<Finding> findings = new ArrayList<>(reading.findings());
        Set<String> tables = new TreeSet<>(TABLES);
        reading.catalogue().kpis().forEach(kpi -> tables.add("KPI." + kpi.name()));
        findings.addAll(new KpiLint(KEYS, tables).examine(reading.catalogue()));
        return findings;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
