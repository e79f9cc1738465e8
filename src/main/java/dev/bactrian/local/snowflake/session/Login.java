package dev.bactrian.local.snowflake.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who opens a session, and with what. Names are in their resolved case; null where the user's default or none is wanted. */
public record Login(
        String user,
        @Nullable String role,
        @Nullable String warehouse,
        @Nullable String database,
        @Nullable String schema,
        String client,
        Map<String, String> parameters) {
    public Login {
        parameters = Map.copyOf(parameters);
    }
}
