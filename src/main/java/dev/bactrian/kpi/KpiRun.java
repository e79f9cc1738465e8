package dev.bactrian.kpi;

/**
 * A run of the KPI graph that is asked for.
 *
 * @param requestedAt the account's own time, as Snowflake writes it; the run that counts starts no earlier
 * @param signature of what there is for it to see
 */
public record KpiRun(String requestedAt, String signature) {}
