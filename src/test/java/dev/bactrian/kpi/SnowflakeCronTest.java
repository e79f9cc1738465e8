package dev.bactrian.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnowflakeCronTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tellsTheNextTimesInItsZone() {
        SnowflakeCron cron = SnowflakeCron.parse("USING CRON 30 6 * * MON-FRI Europe/Berlin");

        assertThat(cron.next(NOW, 2))
                .extracting(Object::toString)
                .containsExactly("2026-03-02T06:30+01:00[Europe/Berlin]", "2026-03-03T06:30+01:00[Europe/Berlin]");
    }

    @Test
    void saysItselfInWords() {
        assertThat(SnowflakeCron.parse("0 6 * * * UTC").inWords()).isEqualTo("at 06:00 (UTC)");
        assertThat(SnowflakeCron.parse("0 0 L * * UTC").inWords()).contains("last day of month");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 6 * * ?", "0 0 6 * * ? 2026", "0 0 6 * * MON", "0 0 6 ? * MON-FRI"})
    void tellsQuartzApart(String quartz) {
        assertThatThrownBy(() -> SnowflakeCron.parse(quartz)).hasMessageContaining("looks like Quartz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 6 * * *", "61 6 * * * UTC", "0 6 * * * Europe/Nowhere", "0 6 32 * * UTC", "0 0 30 2 * UTC"})
    void refusesWhatNeverRuns(String cron) {
        assertThat(SnowflakeCron.complaintAbout(cron)).isPresent();
    }
}
