package dev.bactrian.eda.profile;

import java.util.SplittableRandom;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantilesDoublesSketchIterator;

/**
 * Numbers of which quantiles are asked: a KLL sketch of all of the first million, then of one in eight, at a place that varies within each
 * eight so that a rhythm in the data does no harm. Not thread-safe.
 */
final class QuantileSketch {
    private static final int ACCURACY = 400;
    private static final long ALL = 1_000_000;
    private static final int ONE_IN = 8;

    private final KllDoublesSketch first = KllDoublesSketch.newHeapInstance(ACCURACY);
    private final KllDoublesSketch sampled = KllDoublesSketch.newHeapInstance(ACCURACY);
    private final SplittableRandom random = new SplittableRandom(0x5EED);
    private final double[] picked = new double[512 + 1];
    private Distribution exact = Distribution.EMPTY;
    private long seen;

    /** Numbers known with their counts; they stay exact. */
    void addExact(Distribution known) {
        exact = exact.plus(known);
    }

    void add(double[] numbers, int length) {
        if (seen < ALL) {
            first.update(numbers, 0, length);
        } else {
            int taken = 0;
            int start = 0;
            for (; start + ONE_IN <= length; start += ONE_IN) {
                picked[taken++] = numbers[start + random.nextInt(ONE_IN)];
                if (taken == picked.length - 1) {
                    sampled.update(picked, 0, taken);
                    taken = 0;
                }
            }
            // why: the rest of the batch is picked with the same chance, so that short batches count too.
            int place = start + random.nextInt(ONE_IN);
            if (place < length) {
                picked[taken++] = numbers[place];
            }
            if (taken > 0) {
                sampled.update(picked, 0, taken);
            }
        }
        seen += length;
    }

    void merge(QuantileSketch other) {
        exact = exact.plus(other.exact);
        first.merge(other.first);
        sampled.merge(other.sampled);
        seen += other.seen;
    }

    Distribution distribution() {
        return exact.plus(points(first, 1)).plus(points(sampled, ONE_IN));
    }

    private static Distribution points(KllDoublesSketch sketch, int weight) {
        if (sketch.isEmpty()) {
            return Distribution.EMPTY;
        }
        double[] values = new double[sketch.getNumRetained()];
        long[] weights = new long[values.length];
        int length = 0;
        QuantilesDoublesSketchIterator points = sketch.iterator();
        while (points.next()) {
            values[length] = points.getQuantile();
            weights[length++] = points.getWeight() * weight;
        }
        return Distribution.of(values, weights, length);
    }
}
