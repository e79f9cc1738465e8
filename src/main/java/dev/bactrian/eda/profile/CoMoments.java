package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Correlations of all pairs of numeric columns, each over the rows where both have a value. Not thread-safe. */
final class CoMoments {
    private final int[] columns;
    private final Pair[] pairs;
    private final double[][] numbers;

    CoMoments(int[] columns) {
        this.columns = columns.clone();
        this.pairs = new Pair[columns.length * (columns.length - 1) / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new Pair();
        }
        this.numbers = new double[columns.length][];
    }

    void add(Batch batch) {
        if (pairs.length == 0) {
            return;
        }
        BitSet[] missing = new BitSet[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = batch.column(columns[i]);
            if (numbers[i] == null || numbers[i].length < batch.rows()) {
                numbers[i] = new double[batch.rows()];
            }
            missing[i] = (BitSet) column.nulls().clone();
            for (int row = 0; row < batch.rows(); row++) {
                double number = column.measure(row);
                numbers[i][row] = Double.isFinite(number) ? number : 0;
                if (!Double.isFinite(number)) {
                    missing[i].set(row);
                }
            }
        }
        int pair = 0;
        for (int i = 0; i < columns.length; i++) {
            for (int j = i + 1; j < columns.length; j++) {
                pairs[pair++].add(numbers[i], numbers[j], batch.rows(), weights(missing[i], missing[j], batch.rows()));
            }
        }
    }

    /** 0 for the rows where one of two columns has no value, else 1; null where both always have. */
    private static double @Nullable [] weights(BitSet one, BitSet other, int rows) {
        if (one.isEmpty() && other.isEmpty()) {
            return null;
        }
        BitSet missing = (BitSet) one.clone();
        missing.or(other);
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        missing.stream().forEach(row -> weights[row] = 0);
        return weights;
    }

    void merge(CoMoments other) {
        for (int i = 0; i < pairs.length; i++) {
            pairs[i].merge(other.pairs[i]);
        }
    }

    double correlation(int one, int other) {
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        return pairs[low * (2 * columns.length - low - 1) / 2 + high - low - 1].correlation();
    }

    /** Sums of two columns, centred batch by batch. */
    private static final class Pair {
        private double n;
        private double meanX;
        private double meanY;
        private double xx;
        private double yy;
        private double xy;

        void add(double[] x, double[] y, int rows, double @Nullable [] weights) {
            double sumX = 0;
            double sumY = 0;
            double count = 0;
            for (int i = 0; i < rows; i++) {
                double weight = weights == null ? 1 : weights[i];
                sumX += weight * x[i];
                sumY += weight * y[i];
                count += weight;
            }
            if (count == 0) {
                return;
            }
            double centreX = sumX / count;
            double centreY = sumY / count;
            double a = 0;
            double b = 0;
            double c = 0;
            for (int i = 0; i < rows; i++) {
                double weight = weights == null ? 1 : weights[i];
                double dx = weight * (x[i] - centreX);
                double dy = weight * (y[i] - centreY);
                a += dx * dx;
                b += dy * dy;
                c += dx * dy;
            }
            merge(count, centreX, centreY, a, b, c);
        }

        void merge(Pair other) {
            if (other.n > 0) {
                merge(other.n, other.meanX, other.meanY, other.xx, other.yy, other.xy);
            }
        }

        private void merge(double count, double centreX, double centreY, double a, double b, double c) {
            double total = n + count;
            double dx = centreX - meanX;
            double dy = centreY - meanY;
            double part = n * count / total;
            xx += a + dx * dx * part;
            yy += b + dy * dy * part;
            xy += c + dx * dy * part;
            meanX += dx * count / total;
            meanY += dy * count / total;
            n = total;
        }

        double correlation() {
            return xx <= 0 || yy <= 0 ? Double.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
        }
    }
}
