package dev.bactrian.kpi;

import java.nio.file.Path;

/**
 * Something in a file that is wrong, or very likely so.
 *
 * @param rule its short name, in words joined by hyphens
 * @param why it is wrong
 * @param fix how to mend it
 */
public record Finding(Path file, int line, String rule, String why, String fix) {

    /** As compilers print it: file, line, and then the words. */
    @Override
    public String toString() {
        return "%s:%d: %s [%s] %s".formatted(file, line, why, rule, fix);
    }
}
