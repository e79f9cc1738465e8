package dev.bactrian.eda.check;

import static dev.bactrian.eda.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.eda.Rows;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckListTest {
    private static final Schema SCHEMA = Rows.schema("ID VARCHAR; N NUMBER(9,2); DAY DATE");

    @TempDir
    Path scratch;

    @Test
    void countsRowsThatFallShort() {
        assertThat(failing("notNull: [id, n]")).isEqualTo(2);
        assertThat(failing("unique: id")).isEqualTo(1);
        assertThat(failing("inRange: {column: n, min: 0, max: 10}")).isEqualTo(2);
        assertThat(failing("inSet: {column: id, values: [a, b]}")).isEqualTo(1);
        assertThat(failing("matches: {column: id, pattern: '[a-z]'}")).isEqualTo(1);
        assertThat(failing("rowCount: {min: 10}")).isEqualTo(5);
        assertThat(failing("fresh: {column: day, within: P7D}")).isZero();
        assertThat(failing("fresh: {column: day, within: P1D}")).isEqualTo(5);
        assertThat(failing("foreignKey: {column: id, table: RAW.IDS}")).isEqualTo(1);
        assertThat(failing("sql: {query: SELECT 3, name: asked}")).isEqualTo(3);
    }

    @Test
    void findsRepeatedKeysAlsoWhenTheyOutgrowMemory() {
        assertThat(results("unique: id", 4).get(0).failing()).isEqualTo(1);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void allowsACountOrAShareAndStopsWhenAsked() {
        assertThat(results("unique: {columns: id, atMost: 1}", 100).get(0).passed())
                .isTrue();
        assertThat(results("notNull: {columns: [id, n], atMost: 0.4}", 100)
                        .get(0)
                        .passed())
                .isTrue();
        assertThat(results("notNull: {columns: [id, n], atMost: 0.3, severity: stop}", 100)
                        .get(0)
                        .stops())
                .isTrue();
    }

    @Test
    void refusesWrongWords() {
        assertThatThrownBy(() -> failing("notNul: id"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'notNul' is no check. Did you mean 'notNull'?");
        assertThatThrownBy(() -> failing("unique: idd"))
                .hasMessageContaining("there is no column 'idd' here. Did you mean 'id'?");
        assertThatThrownBy(() -> failing("inRange: {column: id, min: 1}")).hasMessageContaining("not a number");
        assertThatThrownBy(() -> failing("unique: {columns: id, severity: halt}"))
                .hasMessageContaining("'halt' is not known here");
    }

    private long failing(String check) {
        return results(check, 1000).get(0).failing();
    }

    private List<CheckResult> results(String check, long cells) {
        CheckList list =
                CheckList.read(Options.read("job.yaml", "checks:\n  - " + check + "\n"), CheckList.Side.OUTPUT);
        Surroundings surroundings = new Surroundings(scratch, cells, new Ids(), Map.of());
        Instant now = Instant.parse("2017-01-10T00:00:00Z");
        try (CheckList.Running running = list.start(CheckList.Side.OUTPUT, SCHEMA, surroundings, now)) {
            rows().forEach(running::add);
            return running.results();
        }
    }

    private static List<Batch> rows() {
        LocalDate day = LocalDate.of(2017, 1, 5);
        return Rows.of(
                SCHEMA,
                row("a", new BigDecimal("1.00"), day),
                row("b", new BigDecimal("-1.00"), day),
                row("a", new BigDecimal("11.00"), null),
                row(null, new BigDecimal("2.00"), day),
                row("long", null, day));
    }

    /** A table of the ids a and b. */
    private static final class Ids implements Surroundings.Tables {
        @Override
        public Schema describe(String table) {
            return Rows.schema("ID VARCHAR");
        }

        @Override
        public void read(String table, List<String> columns, Consumer<Batch> rows) {
            Rows.of(describe(table), row("a"), row("b")).forEach(rows);
        }

        @Override
        public long number(String query) {
            return 3;
        }
    }
}
