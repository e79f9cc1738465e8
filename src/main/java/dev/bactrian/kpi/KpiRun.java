package dev.bactrian.kpi;

import java.time.Instant;

/**
 * A run of the KPI graph that is asked for.
 *
 * @param requestedAt by the account's own clock; the run that counts starts no earlier
 * @param signature of what there is for it to see
 */
public record KpiRun(Instant requestedAt, String signature) {}
