package dev.bactrian.eda.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sketches say against exact computation, whatever the numbers look like, by one thread and by two. */
class ProfileAccuracyTest {
    private static final Schema SCHEMA = Schema.of(new Field("X", ColumnType.FLOAT));

    /** Numbers to be wrong about. */
    enum Shape {
        NORMAL(400_000, i -> random(i).nextGaussian()),
        SKEWED(400_000, i -> Math.exp(2 * random(i).nextGaussian())),
        FEW_VALUES(200_000, i -> Math.floor(Math.pow(random(i).nextDouble(), 3) * 100)),
        CONSTANT(50_000, i -> 42.25),
        HUGE(200_000, i -> 1e15 + 1e6 * random(i).nextGaussian()),
        TINY(200_000, i -> 1e-200 * random(i).nextGaussian()),
        RISING(300_000, i -> i),
        FALLING(300_000, i -> -i),
        ZIGZAG(300_000, i -> i % 2 == 0 ? i : 600_000 - i),
        RHYTHM(1_600_000, i -> (i % 8) * 1e6 + i),
        NOT_NUMBERS(100_000, i -> i % 7 == 0 ? Double.NaN : i % 11 == 0 ? Double.POSITIVE_INFINITY : i % 5000),
        ALL_NULL(10_000, i -> 0);

        private final int rows;

        @SuppressWarnings("ImmutableEnumChecker") // why: a function without state.
        private final LongToDoubleFunction number;

        Shape(int rows, LongToDoubleFunction number) {
            this.rows = rows;
            this.number = number;
        }

        private static SplittableRandom random(long seed) {
            return new SplittableRandom(seed);
        }

        double[] numbers() {
            return LongStream.range(0, rows).mapToDouble(number).toArray();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void ranksAreWithinHalfAPercent(Shape shape) {
        double[] finite = finite(shape);
        Arrays.sort(finite);
        for (int threads : new int[] {1, 2}) {
            NumberFacts facts = profile(shape, threads).numbers();

            if (facts == null) {
                assertThat(shape).isEqualTo(Shape.ALL_NULL);
                continue;
            }
            for (double share : new double[] {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
                double found = facts.distribution().quantile(share);
                double below = (double) countBelow(finite, found, false) / finite.length;
                double upTo = (double) countBelow(finite, found, true) / finite.length;
                assertThat(Math.max(0, Math.max(below - share, share - upTo)))
                        .as("%s: rank error at %s by %d threads", shape, share, threads)
                        .isLessThan(0.005);
            }
            assertThat(facts.min()).isEqualTo(finite[0]);
            assertThat(facts.max()).isEqualTo(finite[finite.length - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void distinctIsWithinThreePercent(Shape shape) {
        long exact = shape == Shape.ALL_NULL
                ? 0
                : Arrays.stream(shape.numbers()).distinct().count();
        for (int threads : new int[] {1, 2}) {
            ColumnProfile profile = profile(shape, threads);

            assertThat((double) profile.distinct())
                    .as("%s by %d threads", shape, threads)
                    .isCloseTo((double) exact, within(0.03 * exact));
            assertThat(profile.exact()).isEqualTo(exact <= FrequentValues.EXACT);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Shape.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ALL_NULL", "TINY"})
    void momentsAreWithinABillionth(Shape shape) {
        double[] finite = finite(shape);
        double origin = finite[0];
        double offset = mean(Arrays.stream(finite).map(x -> x - origin).toArray(), 0, 1);
        double mean = origin + offset;
        double[] centred = Arrays.stream(finite).map(x -> x - origin - offset).toArray();
        double second = mean(centred, 0, 2);
        for (int threads : new int[] {1, 2}) {
            NumberFacts facts = Objects.requireNonNull(profile(shape, threads).numbers());

            close(facts.mean(), mean, Math.abs(mean) + Math.sqrt(second));
            close(
                    facts.standardDeviation(),
                    Math.sqrt(second * finite.length / (finite.length - 1)),
                    Math.sqrt(second));
            if (second > 0) {
                double skewness = mean(centred, 0, 3) / Math.pow(second, 1.5);
                double kurtosis = mean(centred, 0, 4) / (second * second) - 3;
                close(facts.skewness(), skewness, Math.abs(skewness) + 1);
                close(facts.kurtosis(), kurtosis, Math.abs(kurtosis) + 3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void countsAndOrderAreExact(Shape shape) {
        ColumnProfile profile = profile(shape, 2);

        assertThat(profile.rows()).isEqualTo(shape.rows);
        assertThat(profile.nulls()).isEqualTo(shape == Shape.ALL_NULL ? shape.rows : 0);
        NumberFacts facts = profile.numbers();
        if (facts != null) {
            double[] numbers = shape.numbers();
            assertThat(facts.nans())
                    .isEqualTo(Arrays.stream(numbers).filter(Double::isNaN).count());
            assertThat(facts.infinities())
                    .isEqualTo(Arrays.stream(numbers).filter(Double::isInfinite).count());
            assertThat(facts.negatives())
                    .isEqualTo(Arrays.stream(numbers).filter(x -> x < 0).count());
            assertThat(facts.zeros())
                    .isEqualTo(Arrays.stream(numbers).filter(x -> x == 0).count());
            assertThat(facts.order())
                    .isEqualTo(
                            switch (shape) {
                                case RISING -> Order.Direction.RISING;
                                case FALLING -> Order.Direction.FALLING;
                                default -> Order.Direction.NONE;
                            });
            assertThat(profile.constant()).isEqualTo(shape == Shape.CONSTANT);
        }
    }

    private static ColumnProfile profile(Shape shape, int threads) {
        double[] numbers = shape.numbers();
        try (ParallelProfiler profiler = new ParallelProfiler(SCHEMA, threads)) {
            BatchBuilder builder = new BatchBuilder(SCHEMA, profiler::add);
            for (double number : numbers) {
                if (shape == Shape.ALL_NULL) {
                    builder.column(0).addNull();
                } else {
                    builder.column(0).addDouble(number);
                }
                builder.endRow();
            }
            builder.flush();
            return profiler.finish().columns().get(0);
        }
    }

    private static double[] finite(Shape shape) {
        return Arrays.stream(shape.numbers()).filter(Double::isFinite).toArray();
    }

    private static long countBelow(double[] sorted, double value, boolean equalToo) {
        return Arrays.stream(sorted)
                .filter(x -> x < value || (equalToo && x == value))
                .count();
    }

    /** The mean of a power of the distance from a centre, summed with compensation. */
    private static double mean(double[] numbers, double centre, int power) {
        double sum = 0;
        double lost = 0;
        for (double number : numbers) {
            double value = Math.pow(number - centre, power);
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return (sum + lost) / numbers.length;
    }

    private static void close(double found, double exact, double scale) {
        if (scale > 0) {
            assertThat(Math.abs(found - exact) / scale).isLessThan(1e-9);
        } else {
            assertThat(found).isEqualTo(exact);
        }
    }
}
