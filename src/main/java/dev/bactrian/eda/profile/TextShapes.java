package dev.bactrian.eda.profile;

import java.util.List;

/**
 * Lengths and character patterns of texts: a digit is 9, a run of letters a, anything else itself, and a long text is
 * cut. Not
 * thread-safe.
 */
final class TextShapes {
    private static final int LONGEST = 24;

    private static final int REMEMBERED = 1 << 15;
    private static final long BLANK = 0;

    private final FrequentValues patterns = new FrequentValues(true);
    /** The patterns of texts seen lately, by the text's hash: most texts come again, and reading them is what costs. */
    private final long[] lately = new long[REMEMBERED];

    private final long[] latelyPatterns = new long[REMEMBERED];
    private final StringBuilder pattern = new StringBuilder(LONGEST);
    private long count;
    private long blanks;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private double lengths;

    /** Adds a text as often as it occurs; says whether it was not among those seen lately. */
    boolean add(String text, long hash, long times) {
        count += times;
        int length = text.length();
        lengths += (double) length * times;
        int slot = (int) (hash >>> 20) & (REMEMBERED - 1);
        boolean unknown = lately[slot] != hash;
        if (unknown) {
            lately[slot] = hash;
            latelyPatterns[slot] = text.isBlank() ? BLANK : pattern(text);
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
        }
        if (latelyPatterns[slot] == BLANK) {
            blanks += times;
        } else {
            patterns.add(latelyPatterns[slot], 0, text, times);
        }
        return unknown;
    }

    void merge(TextShapes other) {
        count += other.count;
        blanks += other.blanks;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
        lengths += other.lengths;
        patterns.merge(other.patterns);
    }

    TextFacts facts(int most) {
        List<TextFacts.Pattern> shown = patterns.top(most).stream()
                .map(entry -> {
                    String example = entry.name() == null ? "" : entry.name();
                    pattern(example);
                    return new TextFacts.Pattern(pattern.toString(), entry.count(), example);
                })
                .toList();
        return new TextFacts(
                blanks,
                count == 0 ? 0 : shortest,
                longest,
                count == 0 ? Double.NaN : lengths / count,
                shown,
                patterns.size());
    }

    private long pattern(String text) {
        pattern.setLength(0);
        int end = Math.min(text.length(), LONGEST);
        char last = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            char kind = kind(c);
            if (kind != 'a' || last != 'a') {
                pattern.append(kind);
            }
            last = kind;
        }
        if (text.length() > LONGEST) {
            pattern.append('…');
        }
        return Hashes.of(pattern);
    }

    private static char kind(char c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? '9' : (c | 32) >= 'a' && (c | 32) <= 'z' ? 'a' : c;
        }
        return Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c;
    }
}
