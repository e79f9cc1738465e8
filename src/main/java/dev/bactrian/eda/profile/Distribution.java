package dev.bactrian.eda.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers in order with how often each occurs: exactly, or as points that stand for their neighbours. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // why: the arrays are the point; nobody changes them once built.
public record Distribution(double[] values, long[] upTo) {
    public static final Distribution EMPTY = new Distribution(new double[0], new long[0]);

    static Distribution of(double[] values, long[] weights, int length) {
        int[] order = IntStream.range(0, length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[length];
        long[] upTo = new long[length];
        long total = 0;
        for (int i = 0; i < length; i++) {
            sorted[i] = values[order[i]];
            total += weights[order[i]];
            upTo[i] = total;
        }
        return new Distribution(sorted, upTo);
    }

    Distribution plus(Distribution other) {
        if (other.values.length == 0) {
            return this;
        }
        if (values.length == 0) {
            return other;
        }
        int length = values.length + other.values.length;
        double[] all = Arrays.copyOf(values, length);
        System.arraycopy(other.values, 0, all, values.length, other.values.length);
        long[] weights = new long[length];
        for (int i = 0; i < length; i++) {
            weights[i] = i < values.length ? weight(upTo, i) : weight(other.upTo, i - values.length);
        }
        return of(all, weights, length);
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public long total() {
        return isEmpty() ? 0 : upTo[upTo.length - 1];
    }

    /** The smallest value that at least this share of the numbers does not exceed. */
    public double quantile(double share) {
        if (isEmpty()) {
            return Double.NaN;
        }
        double wanted = Math.max(1, Math.ceil(share * total() - 1e-9));
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }

    /** The share of the numbers that are not greater than this one. */
    public double shareUpTo(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : (double) upTo[low - 1] / total();
    }

    /** The share of the numbers below this one. */
    public double shareBelow(double value) {
        return shareUpTo(Math.nextDown(value));
    }

    private static long weight(long[] upTo, int index) {
        return index == 0 ? upTo[0] : upTo[index] - upTo[index - 1];
    }
}
