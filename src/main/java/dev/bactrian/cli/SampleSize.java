package dev.bactrian.cli;

import dev.bactrian.sample.SampleOptions;
import picocli.CommandLine.Option;

/** How large a sample. */
final class SampleSize {
    @Option(
            names = "--households",
            paramLabel = "N",
            description = "Households of the sample (default ${DEFAULT-VALUE}).")
    int households = 200;

    @Option(names = "--weeks", paramLabel = "N", description = "Weeks of the sample (default ${DEFAULT-VALUE}).")
    int weeks = 26;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same files (default ${DEFAULT-VALUE}).")
    long seed = 42;

    SampleOptions options() {
        SampleOptions usual = SampleOptions.of(households, weeks);
        return new SampleOptions(households, weeks, seed, usual.start());
    }
}
