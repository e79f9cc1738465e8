package dev.bactrian.eda.profile;

import static dev.bactrian.eda.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bactrian.eda.Rows;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableProfilerTest {
    private static final Schema SCHEMA = Rows.schema(
            "ID NUMBER(9,0); CODE VARCHAR; DAY DATE; AMOUNT NUMBER(12,2); DOUBLED FLOAT; KIND VARCHAR; SAME VARCHAR; NOTE VARCHAR");

    @Test
    void saysWhatAPersonWouldAskFirst() {
        TableProfile profile = profile(1000);

        assertThat(profile.rows()).isEqualTo(1000);
        assertThat(profile.distinctRows()).isEqualTo(1000);
        ColumnProfile id = profile.columns().get(0);
        assertThat(id.candidateKey()).isTrue();
        assertThat(Objects.requireNonNull(id.numbers()).order()).isEqualTo(Order.Direction.RISING);
        assertThat(id.max()).isEqualTo("999");
        ColumnProfile amount = profile.columns().get(3);
        assertThat(amount.max()).isEqualTo("5000.00");
        assertThat(Objects.requireNonNull(amount.outliers()).far()).isEqualTo(1);
        assertThat(amount.nulls()).isEqualTo(100);
        ColumnProfile day = profile.columns().get(2);
        assertThat(day.gaps()).isEqualTo(new DayCoverage.Gaps(6, 0, 0));
        assertThat(day.min()).isEqualTo("2017-01-01");
    }

    @Test
    void showsTheOneValueThatBreaksThePattern() {
        ColumnProfile code = profile(1000).columns().get(1);

        assertThat(code.detected()).isEqualTo(Detected.IDENTIFIER_IN_TEXT);
        assertThat(Objects.requireNonNull(code.text()).patterns())
                .anySatisfy(pattern -> {
                    assertThat(pattern.count()).isEqualTo(999);
                    assertThat(pattern.pattern()).isEqualTo("999");
                })
                .anySatisfy(pattern -> {
                    assertThat(pattern.count()).isEqualTo(1);
                    assertThat(pattern.example()).isEqualTo("1O7");
                    assertThat(pattern.pattern()).isEqualTo("9a9");
                });
    }

    @Test
    void findsWhatGoesTogether() {
        TableProfile profile = profile(1000);

        assertThat(strength(profile, TableProfile.Kind.CORRELATION, "AMOUNT", "DOUBLED"))
                .isCloseTo(1, within(1e-9));
        assertThat(strength(profile, TableProfile.Kind.ASSOCIATION, "KIND", "SAME"))
                .isCloseTo(1, within(1e-9));
        assertThat(strength(profile, TableProfile.Kind.MISSING_TOGETHER, "AMOUNT", "NOTE"))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void countsFrequentTextsExactlyAndPatternsOfManyTexts() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(row(i % 3 == 0 ? "often" : "text number " + i));
        }
        TableProfiler profiler = new TableProfiler(Rows.schema("T VARCHAR"));
        int sequence = 0;
        for (Batch batch : Rows.of(Rows.schema("T VARCHAR"), rows.toArray(new Object[0][]))) {
            profiler.add(batch, sequence++);
        }
        ColumnProfile column = profiler.profile().columns().get(0);

        assertThat(column.exact()).isFalse();
        assertThat((double) column.distinct()).isCloseTo(40_001, within(1200.0));
        ColumnProfile.Frequent first = column.frequent().get(0);
        assertThat(first.value()).isEqualTo("often");
        assertThat(first.count()).isBetween(20_000 - column.frequentError(), 20_000L);
        assertThat(Objects.requireNonNull(column.text()).longest()).isEqualTo(17);
    }

    private static double strength(TableProfile profile, TableProfile.Kind kind, String one, String other) {
        return profile.pairs().stream()
                .filter(pair -> pair.kind() == kind
                        && pair.one().equals(one)
                        && pair.other().equals(other))
                .findFirst()
                .orElseThrow()
                .strength();
    }

    private static TableProfile profile(int count) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean missing = i % 10 == 3;
            BigDecimal amount = new BigDecimal(i == 500 ? 5000 : 10 + i % 50);
            rows.add(row(
                    new BigDecimal(i),
                    i == 7 ? "1O7" : String.valueOf(100 + i % 900),
                    LocalDate.of(2017, 1, 1).plusDays(i % 97 + (i % 97 > 50 ? 6 : 0)),
                    missing ? null : amount,
                    amount.doubleValue() * 2,
                    i % 2 == 0 ? "even" : "odd",
                    i % 2 == 0 ? "gerade" : "ungerade",
                    missing ? null : "note"));
        }
        TableProfiler one = new TableProfiler(SCHEMA);
        TableProfiler two = new TableProfiler(SCHEMA);
        int sequence = 0;
        for (Batch batch : Rows.of(SCHEMA, rows.toArray(new @Nullable Object[0][]))) {
            (sequence % 3 == 0 ? one : two).add(batch, sequence++);
        }
        one.merge(two);
        return one.profile();
    }
}
