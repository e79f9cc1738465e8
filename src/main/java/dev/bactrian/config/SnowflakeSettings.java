package dev.bactrian.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which Snowflake account to work in, and as whom. */
public record SnowflakeSettings(
        String account,
        Optional<URI> url,
        String user,
        Authentication authentication,
        Optional<String> role,
        String warehouse,
        String database,
        int connections) {

    /** How the user proves who it is. */
    public sealed interface Authentication {}

    /** Single-factor password: trial accounts and the local endpoint still take it. */
    public record Password(Secret password) implements Authentication {}

    /** Key pair of a service user; the one way that also serves the Snowpipe REST interface. */
    public record KeyPair(Path privateKeyFile, Optional<Secret> passphrase) implements Authentication {}

    /** Programmatic access token. */
    public record Token(Secret token) implements Authentication {}

    public SnowflakeSettings {
        if (account.isBlank() || account.contains("/")) {
            throw new ConfigurationException(
                    "Unable to use key 'snowflake.account': '%s' is no account identifier. Give it as ORGANIZATION-ACCOUNT, without https:// and without .snowflakecomputing.com."
                            .formatted(account));
        }
        if (connections < 2) {
            throw new ConfigurationException(
                    "Unable to use key 'snowflake.connections': %d is too few. Give 2 or more.".formatted(connections));
        }
    }

    /** The address of the account: the given URL, or the account's own. */
    public URI address() {
        return url.orElseGet(() -> URI.create("https://" + account.replace('_', '-') + ".snowflakecomputing.com"));
    }
}
