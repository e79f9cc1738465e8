package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass says of one column.
 *
 * @param exact whether distinct and frequent values are exact, else estimates
 * @param frequentError by how much a frequent value's count may fall short
 * @param min the least value written out, or null when there is none
 * @param numbers facts of numbers and dates, or null for text
 * @param text facts of text, or null for anything else
 * @param gaps missing days, weeks and months, or null for anything but dates
 * @param detected the kind of value that texts turn out to hold, in words
 */
public record ColumnProfile(
        Field field,
        long rows,
        long nulls,
        long distinct,
        boolean exact,
        long frequentError,
        @Nullable String min,
        @Nullable String max,
        List<Frequent> frequent,
        @Nullable NumberFacts numbers,
        @Nullable TextFacts text,
        DayCoverage.@Nullable Gaps gaps,
        @Nullable Outliers outliers,
        Detected detected) {
    public ColumnProfile {
        frequent = List.copyOf(frequent);
    }

    public long present() {
        return rows - nulls;
    }

    public double nullShare() {
        return rows == 0 ? 0 : (double) nulls / rows;
    }

    public boolean constant() {
        return distinct == 1 && nulls == 0;
    }

    /** Whether the column could be a key: no NULL and, as far as can be told, no value twice. */
    public boolean candidateKey() {
        return rows > 1 && nulls == 0 && (exact ? distinct == rows : distinct >= 0.97 * rows && frequentError == 0);
    }

    /** A value written out and how often it occurs. */
    public record Frequent(String value, long count) {}

    /** Numbers outside one and a half and three times the distance of the quartiles. */
    public record Outliers(double low, double high, long count, long far) {}
}
