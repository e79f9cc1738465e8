package dev.bactrian.sample;

import java.util.SplittableRandom;

/**
 * Randomness that belongs to a thing (a day, a product, a campaign) and not to the order in which things are made: any file can
 * be written alone and is the same.
 */
final class Chance {
    /** The kinds of thing that have randomness of their own. */
    enum Of {
        PRODUCT(0xBF58476D1CE4E5B9L),
        HOUSEHOLD(0x94D049BB133111EBL),
        DAY(0xD6E8FEB86659FD93L),
        CAMPAIGN(0xA0761D6478BD642FL),
        COUPON(0xE7037ED1A0B428DBL),
        RECIPIENT(0x8EBC6AF09C88C6E3L),
        REDEMPTION(0x589965CC75374CC3L),
        ROWS(0x1D8E4E27C47D124FL);

        private final long salt;

        Of(long salt) {
            this.salt = salt;
        }
    }

    private final SplittableRandom random;

    Chance(SampleOptions options, Of kind, long index) {
        long mixed = options.seed() * 0x9E3779B97F4A7C15L + (kind.salt ^ index * 0xFF51AFD7ED558CCDL);
        random = new SplittableRandom(mixed).split();
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** From {@code least} to {@code most}, both possible. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Below {@code bound}, small numbers far more often: a few products make most of the sales. */
    int skewed(int bound) {
        double u = random.nextDouble();
        return (int) (bound * u * u * u);
    }

    /** One of the values; each is as likely as often it is named. */
    String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
