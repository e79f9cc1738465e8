package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Column;
import java.util.BitSet;

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
                numbers[i][row] = number;
                if (!Double.isFinite(number)) {
                    missing[i].set(row);
                }
            }
        }
        int pair = 0;
        for (int i = 0; i < columns.length; i++) {
            for (int j = i + 1; j < columns.length; j++) {
                pairs[pair++].add(numbers[i], numbers[j], batch.rows(), missing[i], missing[j]);
            }
        }
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

        void add(double[] x, double[] y, int rows, BitSet missingX, BitSet missingY) {
            boolean whole = missingX.isEmpty() && missingY.isEmpty();
            double sumX = 0;
            double sumY = 0;
            int count = 0;
            for (int i = 0; i < rows; i++) {
                if (whole || !(missingX.get(i) || missingY.get(i))) {
                    sumX += x[i];
                    sumY += y[i];
                    count++;
                }
            }
            if (count == 0) {
                return;
            }
            Pair batch = new Pair();
            batch.n = count;
            batch.meanX = sumX / count;
            batch.meanY = sumY / count;
            double a = 0;
            double b = 0;
            double c = 0;
            for (int i = 0; i < rows; i++) {
                if (whole || !(missingX.get(i) || missingY.get(i))) {
                    double dx = x[i] - batch.meanX;
                    double dy = y[i] - batch.meanY;
                    a += dx * dx;
                    b += dy * dy;
                    c += dx * dy;
                }
            }
            batch.xx = a;
            batch.yy = b;
            batch.xy = c;
            merge(batch);
        }

        void merge(Pair other) {
            if (other.n == 0) {
                return;
            }
            double total = n + other.n;
            double dx = other.meanX - meanX;
            double dy = other.meanY - meanY;
            double part = n * other.n / total;
            xx += other.xx + dx * dx * part;
            yy += other.yy + dy * dy * part;
            xy += other.xy + dx * dy * part;
            meanX += dx * other.n / total;
            meanY += dy * other.n / total;
            n = total;
        }

        double correlation() {
            return xx <= 0 || yy <= 0 ? Double.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
        }
    }
}
