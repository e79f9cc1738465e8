package dev.bactrian.local.snowflake.command.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskScheduleTest {
    private static final Instant SATURDAY = Instant.parse("2026-03-07T12:07:00Z");

    private static List<String> next(String schedule, int count) {
        TaskSchedule parsed = TaskSchedule.parse(schedule);
        List<String> times = new ArrayList<>();
        Instant at = SATURDAY;
        for (int i = 0; i < count; i++) {
            at = parsed.next(at, SATURDAY).orElseThrow();
            times.add(at.toString());
        }
        return times;
    }

    @Test
    void intervalCountsFromResume() {
        assertThat(next("5 MINUTE", 2)).containsExactly("2026-03-07T12:12:00Z", "2026-03-07T12:17:00Z");
        assertThat(next("2 hours", 1)).containsExactly("2026-03-07T14:07:00Z");
        assertThat(next("30 SECONDS", 1)).containsExactly("2026-03-07T12:07:30Z");
    }

    @Test
    void eitherDayOfMonthOrDayOfWeekIsEnough() {
        assertThat(next("USING CRON 0 0 10-12 * TUE,SUN UTC", 5))
                .containsExactly(
                        "2026-03-08T00:00:00Z",
                        "2026-03-10T00:00:00Z",
                        "2026-03-11T00:00:00Z",
                        "2026-03-12T00:00:00Z",
                        "2026-03-15T00:00:00Z");
    }

    @Test
    void lastDayOfMonthAndLastFriday() {
        assertThat(next("USING CRON 0 0 L * * UTC", 2)).containsExactly("2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z");
        assertThat(next("USING CRON 0 0 * * 5L UTC", 1)).containsExactly("2026-03-27T00:00:00Z");
    }

    @Test
    void hourThatSummerTimeLeavesOutDoesNotRun() {
        assertThat(next("USING CRON 30 2 * * * America/Los_Angeles", 1)).containsExactly("2026-03-09T09:30:00Z");
    }

    @Test
    void onlyTheLatestMissedTimeIsDue() {
        TaskSchedule hourly = TaskSchedule.parse("USING CRON 0 * * * * UTC");
        Instant later = Instant.parse("2026-03-07T18:30:00Z");

        assertThat(hourly.due(SATURDAY, later, SATURDAY)).contains(Instant.parse("2026-03-07T18:00:00Z"));
        assertThat(hourly.due(later, later.plusSeconds(60), SATURDAY)).isEmpty();
    }

    @Test
    void timeThatNeverComesIsNone() {
        assertThat(TaskSchedule.parse("USING CRON 0 0 31 2 * UTC").next(SATURDAY, SATURDAY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "MINUTE",
                "5 FORTNIGHTS",
                "1 SECOND",
                "20000 MINUTE",
                "USING CRON 0 0 * * *",
                "USING CRON 0 0 * * * Nowhere/City",
                "USING CRON 61 * * * * UTC",
                "USING CRON 0 0 0 * * ? UTC",
                "USING CRON 0 0 ? * * UTC",
                "USING CRON 0 0 * * 8 UTC"
            })
    void refusesWhatIsNoSchedule(String schedule) {
        assertThatThrownBy(() -> TaskSchedule.parse(schedule))
                .isInstanceOf(SnowflakeError.class)
                .hasMessageContaining("SCHEDULE");
    }
}
