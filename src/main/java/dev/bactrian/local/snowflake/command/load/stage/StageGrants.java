package dev.bactrian.local.snowflake.command.load.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The presigned addresses that were given out: each lets its holder read or write one staged file for an hour. Thread-safe.
 */
public final class StageGrants {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int SWEEP_EVERY = 4096;

    private final Clock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    public StageGrants(Clock clock) {
        this.clock = clock;
    }

    /** The path part of an address for this file. */
    public String address(StageFiles files, String path, boolean write) {
        if (grants.size() % SWEEP_EVERY == SWEEP_EVERY - 1) {
            Instant now = clock.instant();
            grants.values().removeIf(grant -> grant.expires().isBefore(now));
        }
        String token = UUID.randomUUID().toString();
        grants.put(token, new Grant(files, path, write, clock.instant().plus(LIFE)));
        return StagedFileHandler.PATH + token;
    }

    Optional<Grant> find(String token) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> grant.expires().isAfter(clock.instant()));
    }

    record Grant(StageFiles files, String path, boolean write, Instant expires) {}
}
