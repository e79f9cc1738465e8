package dev.bactrian.config;

import java.time.Duration;
import java.util.Optional;

/** Limits and patience of the ingest routes, for all data sets. */
public record IngestSettings(
        Duration poll,
        int parallel,
        int batchFiles,
        long batchBytes,
        Duration settleTimeout,
        int attempts,
        Duration lease,
        Optional<String> storageIntegration) {

    public IngestSettings {
        within("ingest.parallel", parallel, 1, 64);
        // why: FILES of one COPY takes at most 1,000 names.
        within("ingest.batchFiles", batchFiles, 1, 1000);
        within("ingest.attempts", attempts, 1, 100);
        within("ingest.batchBytes", batchBytes, 1, Long.MAX_VALUE);
    }

    private static void within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ConfigurationException("Unable to use key '%s': %d is out of range. Give a number from %d to %d."
                    .formatted(key, value, least, most));
        }
    }
}
