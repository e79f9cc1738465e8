package dev.bactrian.eda.report;

/**
 * Something to look at.
 *
 * @param column empty when the whole table is meant
 */
public record Alert(Level level, String column, String text) {
    /** How urgent it is; the first is the worst. */
    public enum Level {
        BAD,
        ODD,
        NOTE
    }
}
