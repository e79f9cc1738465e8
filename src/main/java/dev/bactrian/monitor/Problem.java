package dev.bactrian.monitor;

/**
 * Something that an operator should know.
 *
 * @param subject what it concerns, as in {@code data set 'transactions'}
 * @param what in a sentence
 * @param whatToDo in a sentence
 */
public record Problem(Level level, String subject, String what, String whatToDo) {
    /** How bad. */
    public enum Level {
        /** The numbers are right, but something wants a look. */
        LOOK,
        /** Numbers are missing or old. */
        BAD
    }
}
