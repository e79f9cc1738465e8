package dev.bactrian.eda.derive;

import static dev.bactrian.eda.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.eda.Rows;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ConfigProblem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
    private static final Schema SALES =
            Rows.schema("BASKET VARCHAR; AMOUNT NUMBER(12,2); DISCOUNT NUMBER(12,2); SOLD TIMESTAMP_NTZ");

    @TempDir
    Path scratch;

    @Test
    void computesExactDecimalsAndKeepsNulls() {
        Rows.Outcome out = derive(
                "steps: [{compute: {column: gross, type: 'NUMBER(12,2)', expression: 'amount + (discount ?? 0)'}},"
                        + " {compute: {column: rate, type: 'NUMBER(9,6)',"
                        + " expression: 'gross == 0 ? null : (gross - amount) / gross'}}]",
                sales());

        assertThat(out.column("GROSS"))
                .containsExactly(decimal("0.30"), decimal("5.00"), decimal("0.00"), null, decimal("5.00"));
        assertThat(out.column("RATE"))
                .containsExactly(decimal("0.666667"), decimal("0.000000"), null, null, decimal("0.000000"));
    }

    @Test
    void dropsAndCountsRepeatedRowsAlsoWhenTheyOutgrowMemory() {
        List<Batch> twice = new ArrayList<>(sales());
        twice.addAll(sales());
        twice.addAll(sales());
        for (long cells : new long[] {1_000_000, 4}) {
            Rows.Outcome out = Rows.derive(
                    "steps: [distinct]", new Surroundings(scratch, cells, Surroundings.Tables.NONE, Map.of()), twice);

            assertThat(out.rows()).hasSize(5).doesNotHaveDuplicates();
            assertThat(out.counts()).containsEntry("duplicates dropped", 10L);
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void givesEveryRowOfABasketTheBasketsFact() {
        for (long cells : new long[] {1_000_000, 4}) {
            Rows.Outcome out = Rows.derive(
                    "steps: [{within: {by: basket, columns: {used: {any: discount > 0}, total: {sum: amount}}}}]",
                    new Surroundings(scratch, cells, Surroundings.Tables.NONE, Map.of()),
                    sales());

            assertThat(out.schema().field(4).type().sql()).isEqualTo("BOOLEAN");
            assertThat(out.schema().field(5).type().sql()).isEqualTo("NUMBER(38,2)");
            assertThat(out.rows().stream().map(row -> row.get(0) + " " + row.get(4) + " " + row.get(5)))
                    .containsExactlyInAnyOrder(
                            "A true 5.10", "A true 5.10", "B false 5.00", "B false 5.00", "B false 5.00");
        }
    }

    @Test
    void cutsDatesIntoParts() {
        Rows.Outcome out = derive(
                "steps: [{dateParts: {column: sold, parts: {day: date, month: yearMonth, week: isoWeek, h: hour}}}]",
                sales());

        assertThat(out.rows().get(0).subList(4, 8))
                .containsExactly(LocalDate.of(2017, 1, 1), "2017-01", "2016-W52", decimal("7"));
        assertThat(out.column("DAY")).contains((Object) null);
    }

    @Test
    void fencesByMedianAndByQuartiles() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            rows.add(row(new BigDecimal(i < 90 ? 1 : 2)));
        }
        rows.add(row(new BigDecimal(1000)));
        List<Batch> batches = Rows.of(Rows.schema("Q NUMBER(9,0)"), rows.toArray(new Object[0][]));

        Rows.Outcome out = derive(
                "steps: [{outliers: {column: q, method: mad, flag: odd}}, {outliers: {column: q, method: iqr, clip: true}}]",
                batches);

        assertThat(out.column("ODD")).containsOnlyOnce(true);
        assertThat(out.column("Q")).containsOnly(decimal("1"));
    }

    @Test
    void aggregatesRollsUpAndPivots() {
        Rows.Outcome grouped = derive(
                "steps: [{aggregate: {by: basket, columns: {n: {count: all}, mean: {mean: amount},"
                        + " biggest: {max: amount}}}}]",
                sales());
        Rows.Outcome rolled = derive(
                "steps: [{rollUp: {time: sold, to: startOfMonth, as: month, columns: {n: {count: all}}}}]", sales());
        Rows.Outcome pivoted =
                derive("steps: [{pivot: {on: basket, values: {A: of_a, B: of_b}, sum: amount}}]", sales());

        assertThat(grouped.rows())
                .containsExactly(
                        List.of("A", decimal("2"), decimal("2.55000000"), decimal("5.00")),
                        List.of("B", decimal("3"), decimal("2.50000000"), decimal("5.00")));
        assertThat(rolled.rows()).hasSize(3);
        assertThat(pivoted.rows()).containsExactly(List.of(decimal("5.10"), decimal("5.00")));
    }

    @Test
    void keepsTheLastOfAKeyWhateverTheOrderOfRows() {
        String steps = "steps: [{distinct: {key: basket, orderBy: amount, keep: first}}]";

        assertThat(derive(steps, sales()).column("AMOUNT")).containsExactly(decimal("0.10"), decimal("0.00"));
    }

    @Test
    void refusesWrongWordsWithPlaceAndNearestRightOne() {
        assertProblem("steps:\n  - trimm:\n", "job.yaml:2 (steps[0] trimm): 'trimm' is no step. Did you mean 'trim'?");
        assertProblem(
                "steps:\n  - trim:\n  - drop: [ammount]\n",
                "job.yaml:3 (steps[1] drop): there is no column 'ammount' here. Did you mean 'amount'?");
        assertProblem(
                "steps:\n  - upper: [amount]\n",
                "job.yaml:2 (steps[0] upper): column 'amount' is NUMBER(12,2), not text");
        assertProblem(
                "steps:\n  - compute: {column: x, typ: FLOAT, expression: amount}\n",
                "job.yaml:2 (steps[0] compute): 'type' is missing");
        assertProblem(
                "steps:\n  - outliers: {column: amount, method: irq, flag: f}\n",
                "job.yaml:2 (steps[0] outliers): 'irq' is not known here. Did you mean 'iqr'?");
        assertProblem(
                "steps:\n  - compute: {column: x, type: FLOAT, expression: amuont * 2}\n",
                "there is no column 'amuont' here. Did you mean 'amount'?");
    }

    @Test
    void runsNoCodeFromExpressions() {
        for (String hostile : List.of(
                "''.class.forName('java.lang.Runtime')",
                "new('java.io.File', 'x')",
                "while(true) {}",
                "x = 1",
                "amount.toString()",
                "System.exit(1)")) {
            assertThatThrownBy(() -> derive(
                            "steps: [{compute: {column: x, type: VARCHAR, expression: \"" + hostile + "\"}}]", sales()))
                    .as(hostile)
                    .isInstanceOf(ConfigProblem.class);
        }
    }

    private void assertProblem(String steps, String message) {
        assertThatThrownBy(() -> derive(steps, sales()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(message);
    }

    private Rows.Outcome derive(String steps, List<Batch> batches) {
        return Rows.derive(steps, Surroundings.of(scratch), batches);
    }

    private static List<Batch> sales() {
        LocalDateTime first = LocalDateTime.of(2017, 1, 1, 7, 30);
        return Rows.of(
                SALES,
                row("A", decimal("0.10"), decimal("0.20"), first),
                row("B", decimal("5.00"), decimal("0"), first.plusMonths(1)),
                row("B", decimal("0.00"), decimal("0.00"), null),
                row("B", null, null, first),
                row("A", decimal("5.00"), null, first));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
