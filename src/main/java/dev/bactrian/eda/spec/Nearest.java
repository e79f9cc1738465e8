package dev.bactrian.eda.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The right word a misspelt one most likely stands for. */
public final class Nearest {
    private Nearest() {}

    public static Optional<String> to(String word, Collection<String> right) {
        String wanted = word.toLowerCase(Locale.ROOT);
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        Comparator<String> byDistance =
                Comparator.comparingInt(candidate -> distance.apply(wanted, candidate.toLowerCase(Locale.ROOT)));
        return right.stream()
                .min(byDistance.thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance.apply(wanted, candidate.toLowerCase(Locale.ROOT))
                        <= Math.max(2, Math.max(word.length(), candidate.length()) / 3));
    }

    /** ' Did you mean …?', or the list of right words when none is near. */
    public static String hint(String word, Collection<String> right) {
        return to(word, right)
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse(". Possible: " + String.join(", ", right) + ".");
    }
}
