package dev.bactrian.eda.drift;

/**
 * One difference.
 *
 * @param column empty when the whole table is meant
 * @param value how large it is
 * @param threshold from which size on it counts
 */
public record DriftFinding(
        String column, Kind kind, Severity severity, double value, double threshold, String inWords) {
    /** What differs. */
    public enum Kind {
        NEW_COLUMN,
        VANISHED_COLUMN,
        CHANGED_TYPE,
        NULL_SHARE,
        NEW_VALUES,
        VANISHED_VALUES,
        STABILITY_INDEX,
        KOLMOGOROV_SMIRNOV,
        VOLUME
    }

    /** How bad it is: an alert is at least twice the threshold. */
    public enum Severity {
        WARN,
        ALERT
    }

    static DriftFinding of(String column, Kind kind, double value, double threshold, String inWords) {
        Severity severity = value >= 2 * threshold ? Severity.ALERT : Severity.WARN;
        return new DriftFinding(column, kind, severity, value, threshold, inWords);
    }
}
