package dev.bactrian.eda.check;

/**
 * What a check found.
 *
 * @param failing rows that fall short
 * @param rows rows looked at
 * @param allowed how many rows may fall short
 */
public record CheckResult(
        String name, String kind, Severity severity, boolean passed, long failing, long rows, long allowed) {
    /** What a failed check does. */
    public enum Severity {
        /** It is recorded and shown. */
        WARN,
        /** The table is not replaced and the job fails, so that nothing comes after it. */
        STOP
    }

    public boolean stops() {
        return !passed && severity == Severity.STOP;
    }
}
