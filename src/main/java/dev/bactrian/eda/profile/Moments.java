package dev.bactrian.eda.profile;

/**
 * Count, mean and the second to fourth central moments, which merge (Pébay 2008). Numbers are reckoned from the first one and
 * centred batch by batch, so that a large mean does not swallow a small spread. Not thread-safe.
 */
final class Moments {
    private long count;
    private double origin;
    /** From the origin. */
    private double mean;

    private double m2;
    private double m3;
    private double m4;

    /** A batch of finite numbers. */
    void add(double[] numbers, int length) {
        if (length == 0) {
            return;
        }
        startFrom(numbers[0]);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += numbers[i] - origin;
        }
        double centre = sum / length;
        double off = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < length; i++) {
            double d = numbers[i] - origin - centre;
            double dd = d * d;
            off += d;
            squares += dd;
            cubes += dd * d;
            fourths += dd * dd;
        }
        // why: the rounded mean is a little off; this moves the sums to the true one.
        double shift = off / length;
        double s2 = shift * shift;
        merge(
                length,
                centre + shift,
                squares - length * s2,
                cubes - 3 * shift * squares + 2 * length * s2 * shift,
                fourths - 4 * shift * cubes + 6 * s2 * squares - 3 * length * s2 * s2);
    }

    void addWeighted(double[] numbers, long[] weights, int length) {
        if (length == 0) {
            return;
        }
        startFrom(numbers[0]);
        long total = 0;
        double sum = 0;
        for (int i = 0; i < length; i++) {
            total += weights[i];
            sum += (numbers[i] - origin) * weights[i];
        }
        double centre = sum / total;
        double off = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < length; i++) {
            double d = numbers[i] - origin - centre;
            double dd = d * d;
            off += d * weights[i];
            squares += dd * weights[i];
            cubes += dd * d * weights[i];
            fourths += dd * dd * weights[i];
        }
        double shift = off / total;
        double s2 = shift * shift;
        merge(
                total,
                centre + shift,
                squares - total * s2,
                cubes - 3 * shift * squares + 2 * total * s2 * shift,
                fourths - 4 * shift * cubes + 6 * s2 * squares - 3 * total * s2 * s2);
    }

    void merge(Moments other) {
        if (other.count > 0) {
            startFrom(other.origin);
            merge(other.count, other.origin - origin + other.mean, other.m2, other.m3, other.m4);
        }
    }

    long count() {
        return count;
    }

    double mean() {
        return count == 0 ? Double.NaN : origin + mean;
    }

    /** Of the sample, as STDDEV gives it. */
    double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(Math.max(0, m2) / (count - 1));
    }

    double skewness() {
        return m2 <= 0 || count < 3 ? Double.NaN : Math.sqrt((double) count) * m3 / Math.pow(m2, 1.5);
    }

    /** Excess kurtosis: 0 for a normal distribution. */
    double kurtosis() {
        return m2 <= 0 || count < 4 ? Double.NaN : count * m4 / (m2 * m2) - 3;
    }

    private void startFrom(double number) {
        if (count == 0) {
            origin = number;
        }
    }

    private void merge(long n2, double mean2, double b2, double b3, double b4) {
        if (count == 0 || n2 == 0) {
            if (n2 > 0) {
                count = n2;
                mean = mean2;
                m2 = b2;
                m3 = b3;
                m4 = b4;
            }
            return;
        }
        double n1 = count;
        double n = n1 + n2;
        double delta = mean2 - mean;
        double part = delta / n;
        double product = n1 * n2;
        double c4 = m4
                + b4
                + delta * part * part * part * product * (n1 * n1 - product + (double) n2 * n2)
                + 6 * part * part * (n1 * n1 * b2 + (double) n2 * n2 * m2)
                + 4 * part * (n1 * b3 - n2 * m3);
        double c3 = m3 + b3 + delta * part * part * product * (n1 - n2) + 3 * part * (n1 * b2 - n2 * m2);
        m2 = m2 + b2 + delta * part * product;
        m3 = c3;
        m4 = c4;
        mean += part * n2;
        count += n2;
    }
}
