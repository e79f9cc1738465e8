package dev.bactrian.kpi;

/** Which way a KPI's values should move. */
public enum GoodDirection {
    UP,
    DOWN,
    NEITHER
}
