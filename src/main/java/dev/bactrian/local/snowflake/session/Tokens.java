package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The session and master tokens of logged-in drivers. Thread-safe. */
public final class Tokens {
    public static final Duration SESSION_VALIDITY = Duration.ofHours(1);
    public static final Duration MASTER_VALIDITY = Duration.ofHours(4);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> sessionTokens = new ConcurrentHashMap<>();
    private final Map<String, Grant> masterTokens = new ConcurrentHashMap<>();

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    private record Grant(Session session, Instant until) {}

    /** A pair of tokens for one session. */
    public record Pair(String session, String master) {}

    public Pair issue(Session session) {
        Pair pair = new Pair(token(), token());
        sessionTokens.put(pair.session(), new Grant(session, clock.instant().plus(SESSION_VALIDITY)));
        masterTokens.put(pair.master(), new Grant(session, clock.instant().plus(MASTER_VALIDITY)));
        return pair;
    }

    /** The session of a token. Throws 390104 without one, 390111 when it is unknown, 390112 when it has expired. */
    public Session session(Optional<String> token) {
        Grant grant = token.map(sessionTokens::get).orElse(null);
        if (token.isEmpty()) {
            throw new SnowflakeError(390103, "08001", "Session token not found in the request data.");
        }
        if (grant == null) {
            throw new SnowflakeError(
                    390111, "08001", "Session no longer exists.  New login required to access the service.");
        }
        if (clock.instant().isAfter(grant.until())) {
            throw new SnowflakeError(390112, "08001", "Your session has expired. Please login again.");
        }
        return grant.session();
    }

    /** New tokens for the session of a master token. Throws 390114 when that has expired. */
    public Pair renew(Optional<String> master) {
        Grant grant = master.map(masterTokens::get).orElse(null);
        if (grant == null || clock.instant().isAfter(grant.until())) {
            throw new SnowflakeError(
                    390114, "08001", "Authentication token has expired.  The user must authenticate again.");
        }
        forget(grant.session());
        return issue(grant.session());
    }

    public void forget(Session session) {
        sessionTokens.values().removeIf(grant -> grant.session() == session);
        masterTokens.values().removeIf(grant -> grant.session() == session);
    }

    private String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
