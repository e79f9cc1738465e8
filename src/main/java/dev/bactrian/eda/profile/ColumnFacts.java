package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was gathered of one column, on its way to a {@link ColumnProfile}. */
record ColumnFacts(
        Field field,
        long rows,
        long nulls,
        long distinct,
        boolean exact,
        FrequentValues values,
        Moments moments,
        Distribution distribution,
        TextShapes shapes,
        DayCoverage days,
        Order.Direction order,
        Counts counts,
        Range range) {
    private static final int FREQUENT = 20;

    /** How many numbers are special. */
    record Counts(long zeros, long negatives, long nans, long infinities) {}

    /** The ends, as numbers or as texts. */
    record Range(
            double min,
            double max,
            @Nullable String least,
            @Nullable String greatest) {}

    ColumnProfile profile() {
        boolean text = field.type().isText();
        TextFacts texts = text ? shapes.facts(FREQUENT) : null;
        boolean some = !distribution.isEmpty();
        return new ColumnProfile(
                field,
                rows,
                nulls,
                distinct,
                exact,
                exact ? 0 : values.error(),
                text ? range.least() : some ? written(range.min()) : null,
                text ? range.greatest() : some ? written(range.max()) : null,
                frequent(),
                some ? numbers() : null,
                texts,
                field.type().isTemporal() ? days.gaps() : null,
                some && exact && field.type().isNumeric() ? outliers() : null,
                texts == null ? Detected.AS_DECLARED : Detected.in(texts, distinct));
    }

    private NumberFacts numbers() {
        return new NumberFacts(
                range.min(),
                range.max(),
                moments.mean(),
                moments.standardDeviation(),
                moments.skewness(),
                moments.kurtosis(),
                counts.zeros(),
                counts.negatives(),
                counts.nans(),
                counts.infinities(),
                distribution,
                order);
    }

    /** why only of exactly counted columns: a quantile sketch is wrong in the far tails. */
    private ColumnProfile.Outliers outliers() {
        double low = distribution.quantile(0.25);
        double high = distribution.quantile(0.75);
        double width = high - low;
        return new ColumnProfile.Outliers(
                low - 1.5 * width, high + 1.5 * width, outside(low, high, 1.5), outside(low, high, 3));
    }

    private long outside(double low, double high, double factor) {
        double width = high - low;
        return Math.round(distribution.total()
                * (distribution.shareBelow(low - factor * width) + 1 - distribution.shareUpTo(high + factor * width)));
    }

    private List<ColumnProfile.Frequent> frequent() {
        List<ColumnProfile.Frequent> frequent = new ArrayList<>();
        for (FrequentValues.Entry entry : values.top(FREQUENT)) {
            String name = entry.name() == null ? ValueText.of(field.type(), entry.key()) : entry.name();
            frequent.add(new ColumnProfile.Frequent(name, entry.count()));
        }
        return frequent;
    }

    private String written(double number) {
        ColumnType.Kind kind = field.type().kind();
        if (kind == ColumnType.Kind.FLOAT) {
            return Double.toString(number);
        }
        if (kind == ColumnType.Kind.NUMBER) {
            return new BigDecimal(number)
                    .setScale(field.type().scale(), RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        return ValueText.of(field.type(), (long) number);
    }
}
