package dev.bactrian.architecture.violator.config;

import dev.bactrian.architecture.violator.ingest.Grabby;
import java.util.Optional;

/** Wrong on purpose: configuration that knows a feature, by a method's type only. */
public class Leaky {
    Optional<Grabby> grabbed() {
        return Optional.empty();
    }
}
