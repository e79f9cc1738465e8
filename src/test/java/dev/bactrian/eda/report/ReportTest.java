package dev.bactrian.eda.report;

import static dev.bactrian.eda.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.eda.Rows;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.drift.DriftFinding;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.profile.TableProfiler;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void standsAloneAndRunsNothing() {
        String page = Report.html(data(Set.of()));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .doesNotContain("<script", "<link", "http://", "https://", "url(");
    }

    @Test
    void showsValuesAsTextWhateverTheyHold() {
        String page = Report.html(data(Set.of()));

        assertThat(page).contains("&lt;img src=x&gt;").doesNotContain("<img");
    }

    @Test
    void hidesMaskedValuesEverywhere() {
        String page = Report.html(data(Set.of("code", "kind")));

        assertThat(page).contains("•••").doesNotContain("1O7", "&lt;img");
    }

    @Test
    void putsWhatFailedFirst() {
        List<Alert> alerts = Alerts.of(data(Set.of()));

        assertThat(alerts.get(0).text()).isEqualTo("check 'unique code' failed: 2 of 200 rows fall short");
        assertThat(alerts).extracting(Alert::level).isSorted();
        assertThat(alerts).anySatisfy(alert -> assertThat(alert.text()).contains("'1O7'"));
        assertThat(alerts).anySatisfy(alert -> assertThat(alert.text()).contains("80.0 % are NULL"));
    }

    private static ReportData data(Set<String> masked) {
        Schema schema = Rows.schema("CODE VARCHAR; KIND VARCHAR; AMOUNT NUMBER(9,2)");
        TableProfiler profiler = new TableProfiler(schema);
        int sequence = 0;
        Object[][] rows = new Object[2000][];
        for (int i = 0; i < rows.length; i++) {
            String code = i == 0 ? "1O7" : String.valueOf(1000 + i);
            rows[i] = row(code, "<img src=x>", BigDecimal.valueOf(i % 37));
        }
        for (Batch batch : Rows.of(schema, rows)) {
            profiler.add(batch, sequence++);
        }
        TableProfile profile = profiler.profile();
        return new ReportData(
                "sales",
                "Sales <as sold>",
                "rows as the query gave them",
                Instant.parse("2026-01-01T00:00:00Z"),
                profile,
                Map.of("duplicates dropped", 3L),
                List.of(new CheckResult("unique code", "unique", CheckResult.Severity.WARN, false, 2, 200, 0)),
                List.of(new DriftFinding(
                        "AMOUNT",
                        DriftFinding.Kind.NULL_SHARE,
                        DriftFinding.Severity.ALERT,
                        0.8,
                        0.05,
                        "80.0 % are NULL, before 0.0 %")),
                masked);
    }
}
