package dev.bactrian.eda.profile;

import java.util.regex.Pattern;

/** The kind of value that the texts of a column hold, told by their patterns. */
public enum Detected {
    AS_DECLARED(""),
    NUMBER_IN_TEXT("[-+]?9+([.,]9+)?"),
    IDENTIFIER_IN_TEXT("9+"),
    DATE_IN_TEXT("9999-99-99|99[./]99[./]9999"),
    TIMESTAMP_IN_TEXT("9999-99-99[Ta ]99:99(:99)?(\\.9+)?a?"),
    BOOLEAN_IN_TEXT("");

    private final Pattern pattern;

    Detected(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The kind that at least 95 of 100 texts have; digits only of much the same length are identifiers, not numbers. */
    static Detected in(TextFacts text, long distinct) {
        long all = text.patterns().stream().mapToLong(TextFacts.Pattern::count).sum();
        if (all == 0) {
            return AS_DECLARED;
        }
        if (distinct <= 2
                && text.patterns().stream().allMatch(one -> one.example().matches("(?i)true|false|y|n|yes|no|0|1"))) {
            return BOOLEAN_IN_TEXT;
        }
        for (Detected kind : new Detected[] {DATE_IN_TEXT, TIMESTAMP_IN_TEXT, IDENTIFIER_IN_TEXT, NUMBER_IN_TEXT}) {
            long matching = text.patterns().stream()
                    .filter(one -> kind.pattern.matcher(one.pattern()).matches())
                    .mapToLong(TextFacts.Pattern::count)
                    .sum();
            if (matching >= 0.95 * all) {
                return kind;
            }
        }
        return AS_DECLARED;
    }
}
