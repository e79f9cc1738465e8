package dev.bactrian.eda.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.DoubleColumn;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.LongColumn;
import dev.bactrian.eda.batch.TextColumn;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one column. While few distinct values have come, it only counts them, and all else follows from the counts; once there are too
 * many it goes over to sketches. Not thread-safe.
 */
final class ColumnProfiler {
    private final Field field;
    private final double unit;
    private final FrequentValues values;
    private final UltraLogLog distinct = UltraLogLog.create(14);
    private final Moments moments = new Moments();
    private final QuantileSketch quantiles = new QuantileSketch();
    private final TextShapes shapes = new TextShapes();
    private final DayCoverage days = new DayCoverage();
    private final Order order = new Order();
    private double[] numbers = new double[Batch.ROWS];
    private boolean overflowed;
    private long rows;
    private long nulls;
    private long zeros;
    private long negatives;
    private long nans;
    private long infinities;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private @Nullable String least;
    private @Nullable String greatest;

    ColumnProfiler(Field field) {
        this.field = field;
        this.values = new FrequentValues(field.type().isText());
        this.unit = field.type().kind() == ColumnType.Kind.NUMBER
                ? Math.pow(10, field.type().scale())
                : 1;
    }

    void add(Column column, long[] hashes, long sequence) {
        rows += column.size();
        nulls += column.nulls().cardinality();
        if (column instanceof TextColumn text) {
            addTexts(text, hashes);
        } else {
            addNumbers(column, hashes, sequence);
        }
        if (!overflowed && values.size() > FrequentValues.EXACT) {
            overflow();
        }
    }

    void merge(ColumnProfiler other) {
        rows += other.rows;
        nulls += other.nulls;
        order.merge(other.order);
        if (overflowed || other.overflowed || values.size() + other.values.size() > 2 * FrequentValues.EXACT) {
            overflow();
            other.overflow();
        }
        values.merge(other.values);
        distinct.add(other.distinct);
        moments.merge(other.moments);
        quantiles.merge(other.quantiles);
        shapes.merge(other.shapes);
        days.merge(other.days);
        zeros += other.zeros;
        negatives += other.negatives;
        nans += other.nans;
        infinities += other.infinities;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        least(other.least);
        greatest(other.greatest);
        if (!overflowed && values.size() > FrequentValues.EXACT) {
            overflow();
        }
    }

    /** What was gathered; nothing may be added after. */
    ColumnFacts facts() {
        boolean exact = !overflowed;
        long found = exact ? values.size() : Math.round(distinct.getDistinctCountEstimate());
        if (exact) {
            overflow();
        }
        return new ColumnFacts(
                field,
                rows,
                nulls,
                Math.min(found, rows - nulls),
                exact,
                values,
                moments,
                quantiles.distribution(),
                shapes,
                days,
                order.direction(),
                new ColumnFacts.Counts(zeros, negatives, nans, infinities),
                new ColumnFacts.Range(min, max, least, greatest));
    }

    private void addTexts(TextColumn column, long[] hashes) {
        String[] texts = column.values();
        boolean someNull = !column.nulls().isEmpty();
        for (int row = 0; row < column.size(); row++) {
            if (someNull && column.isNull(row)) {
                continue;
            }
            values.add(hashes[row], 0, texts[row], 1);
            if (overflowed) {
                distinct.add(hashes[row]);
                text(texts[row], hashes[row], 1);
            }
        }
    }

    private void text(String text, long hash, long times) {
        if (shapes.add(text, hash, times)) {
            least(text);
            greatest(text);
        }
    }

    private void addNumbers(Column column, long[] hashes, long sequence) {
        boolean someNull = !column.nulls().isEmpty();
        int length = 0;
        if (numbers.length < column.size()) {
            numbers = new double[column.size()];
        }
        for (int row = 0; row < column.size(); row++) {
            if (someNull && column.isNull(row)) {
                continue;
            }
            values.add(hashes[row], key(column, row), null, 1);
            double number = column.measure(row);
            if (overflowed) {
                distinct.add(hashes[row]);
                if (field.type().isTemporal()) {
                    days.add(((LongColumn) column).epochDay(row));
                }
            }
            if (Double.isFinite(number)) {
                numbers[length++] = number;
            } else if (overflowed) {
                special(number, 1);
            }
        }
        order.add(sequence, numbers, length);
        if (overflowed) {
            moments.add(numbers, length);
            quantiles.add(numbers, length);
            for (int i = 0; i < length; i++) {
                range(numbers[i], 1);
            }
        }
    }

    private void range(double number, long times) {
        if (number < 0) {
            negatives += times;
        } else if (number == 0) {
            zeros += times;
        }
        min = Math.min(min, number);
        max = Math.max(max, number);
    }

    private void special(double number, long times) {
        if (Double.isNaN(number)) {
            nans += times;
        } else {
            infinities += times;
        }
    }

    /** From counted values to sketches of them. */
    private void overflow() {
        if (overflowed) {
            return;
        }
        overflowed = true;
        if (field.type().isText()) {
            values.forEach((hash, key, name, count) -> {
                distinct.add(hash);
                text(name == null ? "" : name, hash, count);
            });
            return;
        }
        double[] points = new double[values.size()];
        long[] weights = new long[values.size()];
        int[] length = {0};
        values.forEach((hash, key, name, count) -> {
            distinct.add(hash);
            double number = number(key);
            if (Double.isFinite(number)) {
                points[length[0]] = number;
                weights[length[0]++] = count;
                range(number, count);
                if (field.type().isTemporal()) {
                    days.add(field.type().isTimestamp() ? Math.floorDiv(key, 86_400_000_000_000L) : key);
                }
            } else {
                special(number, count);
            }
        });
        moments.addWeighted(points, weights, length[0]);
        quantiles.addExact(Distribution.of(points, weights, length[0]));
    }

    private double number(long key) {
        return field.type().kind() == ColumnType.Kind.FLOAT ? Double.longBitsToDouble(key) : key / unit;
    }

    private static long key(Column column, int row) {
        return column instanceof DoubleColumn numbers
                ? Double.doubleToLongBits(numbers.values()[row] + 0.0)
                : ((LongColumn) column).longAt(row);
    }

    private void least(@Nullable String text) {
        if (text != null && (least == null || text.compareTo(least) < 0)) {
            least = text;
        }
    }

    private void greatest(@Nullable String text) {
        if (text != null && (greatest == null || text.compareTo(greatest) > 0)) {
            greatest = text;
        }
    }
}
