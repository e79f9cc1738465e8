package dev.bactrian.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RetailerSampleTest {
    private final List<SampleFile> files = new RetailerSample(SampleOptions.usual()).files();

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        List<SampleFile> again = new RetailerSample(SampleOptions.usual()).files();
        SampleOptions other =
                new SampleOptions(200, 26, 43, SampleOptions.usual().start());

        assertThat(again).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i += 10) {
            assertThat(bytes(again.get(i))).as(files.get(i).name()).isEqualTo(bytes(files.get(i)));
        }
        SampleFile transactions = of("transactions").findFirst().orElseThrow();
        SampleFile others = new RetailerSample(other)
                .files().stream()
                        .filter(file -> file.name().equals(transactions.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(bytes(others)).isNotEqualTo(bytes(transactions));
    }

    @Test
    void sevenDataSetsComeByDayWeekAndMonth() {
        assertThat(files.stream().map(SampleFile::dataSet).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "demographics",
                        "products",
                        "campaign_descriptions",
                        "campaigns",
                        "coupons",
                        "coupon_redemptions",
                        "transactions");
        assertThat(of("transactions")).hasSize(26 * 7 + 2);
        assertThat(of("coupon_redemptions")).hasSize(26);
        assertThat(of("products")).hasSize(7);
        assertThat(files).extracting(SampleFile::name).doesNotHaveDuplicates();
        assertThat(files).extracting(SampleFile::week).isSorted().startsWith(1).endsWith(26);
    }

    @Test
    void rowsAreAboutThoseOfARetailerOfThatSize() {
        assertThat(of("transactions")
                        .filter(RetailerSampleTest::readable)
                        .mapToInt(file -> rows(file).size())
                        .sum())
                .isBetween(50_000, 80_000);
        assertThat(of("demographics").mapToInt(file -> rows(file).size()).sum()).isBetween(90, 150);
        assertThat(of("products").mapToInt(file -> rows(file).size()).sum()).isEqualTo(1_500 + 6 * 40);
        assertThat(of("coupon_redemptions").mapToInt(file -> rows(file).size()).sum())
                .isGreaterThan(200);
    }

    @Test
    void keysOfReferenceTablesAreUnique() {
        assertThat(values("products", "product_id")).doesNotHaveDuplicates();
        assertThat(values("demographics", "household_id")).doesNotHaveDuplicates();
        assertThat(values("campaign_descriptions", "campaign_id"))
                .doesNotHaveDuplicates()
                .hasSize(26);
    }

    @Test
    void rowsAreRepeated() {
        long repeated = of("transactions")
                .filter(RetailerSampleTest::readable)
                .mapToLong(file -> {
                    Set<List<String>> seen = new HashSet<>();
                    return rows(file).stream()
                            .filter(row -> !seen.add(row.getFields()))
                            .count();
                })
                .sum();
        assertThat(repeated).isBetween(80L, 300L);
    }

    @Test
    void fieldsAreBlankAndHaveDelimitersAndLineBreaksInQuotes() {
        List<String> types = values("products", "product_type");
        assertThat(types).contains("", "CHEESE, SLICED", "COFFEE\nGROUND", "12\" PIZZA");
        assertThat(values("products", "product_category")).contains("", "  ");
        assertThat(values("demographics", "marital_status")).contains(" ");
    }

    @Test
    void everyFieldOfSomeFilesIsQuotedAndOfOthersOnlyWhereNeeded() {
        List<Boolean> quoted = of("transactions")
                .filter(RetailerSampleTest::readable)
                .map(file -> text(file).startsWith("\"household_id\""))
                .toList();
        assertThat(quoted).contains(true, false);
    }

    @Test
    void oneFileIsLate() {
        SampleFile late = only(Dirt.LATE);
        assertThat(late.name()).isEqualTo("transactions-2025-01-16.csv.gz");
        assertThat(late.week()).isEqualTo(4);
    }

    @Test
    void oneFileIsDeliveredTwiceUnderAnotherName() {
        SampleFile again = only(Dirt.DELIVERED_TWICE);
        SampleFile first = named(again.name().replace("-resent", ""));
        assertThat(bytes(again)).isEqualTo(bytes(first));
    }

    @Test
    void oneFileHasAnAddedColumn() {
        assertThat(rows(only(Dirt.ADDED_COLUMN)).get(0).getHeader()).hasSize(12).contains("loyalty_points");
    }

    @Test
    void oneFileCannotBeParsedAndItsCorrectionCan() {
        SampleFile broken = only(Dirt.UNREADABLE);
        assertThatThrownBy(() -> text(broken)).hasCauseInstanceOf(EOFException.class);
        assertThat(rows(named(broken.name().replace(".csv", "-corrected.csv")))).isNotEmpty();
    }

    @Test
    void salesHaveUnknownProductsAndHouseholdsWithoutDemographics() {
        Set<String> products = Set.copyOf(values("products", "product_id"));
        Set<String> households = Set.copyOf(values("demographics", "household_id"));
        List<NamedCsvRecord> day = rows(named("transactions-2025-03-03.csv.gz"));

        assertThat(of("transactions")
                        .filter(RetailerSampleTest::readable)
                        .flatMap(file -> rows(file).stream())
                        .filter(row -> !products.contains(row.getField("product_id"))))
                .hasSizeBetween(100, 400);
        assertThat(day.stream().filter(row -> !households.contains(row.getField("household_id"))))
                .isNotEmpty();
    }

    private Stream<SampleFile> of(String dataSet) {
        return files.stream().filter(file -> file.dataSet().equals(dataSet));
    }

    private static boolean readable(SampleFile file) {
        return !file.dirt().contains(Dirt.UNREADABLE);
    }

    private SampleFile named(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SampleFile only(Dirt dirt) {
        List<SampleFile> found =
                files.stream().filter(file -> file.dirt().contains(dirt)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<String> values(String dataSet, String column) {
        return of(dataSet)
                .flatMap(file -> rows(file).stream())
                .map(row -> row.getField(column))
                .toList();
    }

    private static List<NamedCsvRecord> rows(SampleFile file) {
        return CsvReader.builder().ofNamedCsvRecord(text(file)).stream().toList();
    }

    private static String text(SampleFile file) {
        try (InputStreamReader reader = new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes(file))), StandardCharsets.UTF_8)) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(SampleFile file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
