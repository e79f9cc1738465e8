package dev.bactrian.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that someone who mistyped most likely meant. */
public final class Spelling {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Spelling() {}

    /** The nearest of the names, if it is near enough to be worth suggesting. */
    public static Optional<String> nearest(String written, Collection<String> names) {
        return nearest(written, names, Math.max(2, written.length() / 3));
    }

    static Optional<String> nearest(String written, Collection<String> names, int within) {
        return names.stream()
                .filter(name -> distance(written, name) <= within)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String written, String name) {
        return DISTANCE.apply(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
