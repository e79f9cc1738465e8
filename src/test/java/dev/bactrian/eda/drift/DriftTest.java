package dev.bactrian.eda.drift;

import static dev.bactrian.eda.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.eda.Rows;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.drift.DriftFinding.Kind;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.profile.TableProfiler;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final Instant NOW = Instant.parse("2017-03-01T00:00:00Z");
    private static final Schema SCHEMA = Rows.schema("KIND VARCHAR; AMOUNT NUMBER(12,2)");

    @Test
    void findsNothingWhereNothingChanged() {
        assertThat(findings(past(0), profile(10_000, 1, 0, "a", "b"))).isEmpty();
    }

    @Test
    void seesShiftedNumbersNullsAndCategories() {
        List<DriftFinding> findings = findings(past(0), profile(10_000, 2, 3, "a", "c"));

        assertThat(findings)
                .extracting(DriftFinding::kind)
                .contains(
                        Kind.STABILITY_INDEX,
                        Kind.KOLMOGOROV_SMIRNOV,
                        Kind.NULL_SHARE,
                        Kind.NEW_VALUES,
                        Kind.VANISHED_VALUES);
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.NEW_VALUES)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(DriftFinding.Severity.ALERT));
    }

    @Test
    void seesColumnsComeAndGo() {
        PastProfile other = new PastProfile(
                "before",
                List.of(new PastProfile.PastColumn("OLD", "VARCHAR", 10, 0, 10, true, Map.of(), List.of())),
                List.of());

        assertThat(findings(other, profile(100, 1, 0, "a", "b")))
                .extracting(finding -> finding.column() + " " + finding.kind())
                .containsExactly("KIND NEW_COLUMN", "AMOUNT NEW_COLUMN", "OLD VANISHED_COLUMN");
    }

    @Test
    void comparesVolumeWithTheUsualGrowth() {
        assertThat(findings(past(1000), profile(10_000, 1, 0, "a", "b")))
                .extracting(DriftFinding::kind)
                .containsExactly(Kind.VOLUME);
        assertThat(findings(past(1000), profile(6000, 1, 0, "a", "b"))).isEmpty();
    }

    private static List<DriftFinding> findings(PastProfile past, TableProfile now) {
        return new Drift(DriftLimits.USUAL).between(past, now, NOW);
    }

    /** As the first profile was; with runs that grew by as much each, up to five times that. */
    private static PastProfile past(long growth) {
        TableProfile before = profile(10_000, 1, 0, "a", "b");
        List<PastProfile.PastColumn> columns = new ArrayList<>();
        before.columns().forEach(column -> {
            Map<String, Long> frequent = new HashMap<>();
            column.frequent().forEach(value -> frequent.put(value.value(), value.count()));
            List<Double> quantiles = new ArrayList<>();
            var numbers = column.numbers();
            for (int i = 0; numbers != null && i <= 20; i++) {
                quantiles.add(numbers.distribution().quantile(i / 20.0));
            }
            columns.add(new PastProfile.PastColumn(
                    column.field().name(),
                    column.field().type().sql(),
                    column.rows(),
                    column.nulls(),
                    column.distinct(),
                    column.exact(),
                    frequent,
                    quantiles));
        });
        List<PastProfile.Volume> runs = new ArrayList<>();
        for (int i = 0; growth > 0 && i <= 5; i++) {
            runs.add(new PastProfile.Volume(NOW.minus(Duration.ofDays(7L * (6 - i))), i * growth));
        }
        return new PastProfile("before", columns, runs);
    }

    private static TableProfile profile(int count, double factor, int nullsInTen, String one, String other) {
        SplittableRandom random = new SplittableRandom(7);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal amount = BigDecimal.valueOf(factor * (100 + 10 * random.nextGaussian()));
            rows.add(row(i % 2 == 0 ? one : other, i % 10 < nullsInTen ? null : amount));
        }
        TableProfiler profiler = new TableProfiler(SCHEMA);
        int sequence = 0;
        for (Batch batch : Rows.of(SCHEMA, rows.toArray(new @Nullable Object[0][]))) {
            profiler.add(batch, sequence++);
        }
        return profiler.profile();
    }
}
