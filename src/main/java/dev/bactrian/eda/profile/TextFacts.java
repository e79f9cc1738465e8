package dev.bactrian.eda.profile;

import java.util.List;

/** What is said of texts besides their values. */
public record TextFacts(
        long blanks, long shortest, long longest, double meanLength, List<Pattern> patterns, int patternCount) {
    public TextFacts {
        patterns = List.copyOf(patterns);
    }

    /** A pattern of characters, how often it occurs, and one text that has it. */
    public record Pattern(String pattern, long count, String example) {}
}
