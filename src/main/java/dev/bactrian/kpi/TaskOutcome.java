package dev.bactrian.kpi;

import java.time.Duration;
import java.util.Optional;

/**
 * How one task of the KPI graph ended.
 *
 * @param task its name in schema KPI
 * @param state in Snowflake's words: SUCCEEDED, FAILED, CANCELLED, SKIPPED …
 * @param error code and text as Snowflake gives them
 */
public record TaskOutcome(String task, String state, Optional<Duration> duration, Optional<String> error) {

    public static final String SUCCEEDED = "SUCCEEDED";

    public boolean succeeded() {
        return state.equals(SUCCEEDED);
    }
}
