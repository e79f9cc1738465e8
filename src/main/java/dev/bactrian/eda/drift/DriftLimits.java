package dev.bactrian.eda.drift;

import dev.bactrian.eda.spec.Options;
import java.util.Optional;

/**
 * From which size on a difference counts.
 *
 * @param nullShare change of the share of NULLs
 * @param newValues how many of a hundred values may be new categories
 * @param stabilityIndex population stability index; 0.2 is the usual 'look at it'
 * @param kolmogorovSmirnov greatest distance of the two distributions
 * @param volume deviation of the new rows from the usual ones, as a share of these
 */
public record DriftLimits(
        double nullShare, double newValues, double stabilityIndex, double kolmogorovSmirnov, double volume) {
    public static final DriftLimits USUAL = new DriftLimits(0.05, 0.01, 0.2, 0.15, 0.5);

    /** Reads the mapping under 'drift'; what is not there is as usual. */
    public static DriftLimits read(Options job) {
        Optional<Options> written = job.inner("drift");
        if (written.isEmpty()) {
            return USUAL;
        }
        Options options = written.get();
        DriftLimits limits = new DriftLimits(
                options.number("nullShare", USUAL.nullShare),
                options.number("newValues", USUAL.newValues),
                options.number("stabilityIndex", USUAL.stabilityIndex),
                options.number("kolmogorovSmirnov", USUAL.kolmogorovSmirnov),
                options.number("volume", USUAL.volume));
        options.done();
        return limits;
    }
}
