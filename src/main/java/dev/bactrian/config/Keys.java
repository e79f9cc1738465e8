package dev.bactrian.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All keys of this application: the one place that says which exist, what they do and what they default to. */
public final class Keys {

    private static final List<Key> ALL = List.of(
            Key.optional("s3.bucket", "Bucket that clients drop files into"),
            Key.of("s3.region", "us-east-1", "Region of the bucket"),
            Key.optional("s3.endpoint", "URL of an S3 endpoint other than AWS"),
            Key.optional("s3.accessKey", "Access key; without one, the AWS default credentials chain is asked"),
            Key.secret("s3.secretKey", "Secret of the access key"),
            Key.of("s3.pathStyle", "false", "Address buckets by path, as most S3 endpoints other than AWS need"),
            Key.optional("snowflake.account", "Account identifier, as in ORGANIZATION-ACCOUNT"),
            Key.optional("snowflake.url", "URL of a Snowflake endpoint other than the account's own"),
            Key.optional("snowflake.user", "User that loads, computes and provisions"),
            Key.secret("snowflake.password", "Password of the user"),
            Key.optional(
                    "snowflake.privateKeyFile", "PEM file with the user's private key (PKCS #8); needed for pipes"),
            Key.secret("snowflake.privateKeyPassphrase", "Passphrase of the private key, when it is encrypted"),
            Key.secret("snowflake.token", "Programmatic access token of the user"),
            Key.optional("snowflake.role", "Role to work in; the user's default role when not set"),
            Key.of("snowflake.warehouse", "BACTRIAN_WH", "Warehouse to work in; provisioning creates it"),
            Key.of("snowflake.database", "BACTRIAN", "Database of the schemas RAW, EDA, KPI and OPS"),
            Key.of("snowflake.connections", "12", "Most connections open at once"),
            Key.of("ingest.poll", "10s", "How often a data set's prefix is listed"),
            Key.of("ingest.parallel", "8", "Files staged at the same time, over all data sets"),
            Key.of(
                    "ingest.batchFiles",
                    "500",
                    "Most files that one COPY or one insertFiles call loads (at most 1,000)"),
            Key.of("ingest.batchBytes", "1073741824", "Most bytes that one COPY or one insertFiles call loads"),
            Key.of("ingest.settleTimeout", "10m", "How long to wait for a pipe before its files are asked for again"),
            Key.of("ingest.attempts", "5", "How often a file is tried before it counts as failed"),
            Key.of("ingest.lease", "60s", "How long a data set stays reserved for an instance that went silent"),
            Key.optional("ingest.storageIntegration", "Storage integration of the external stages"),
            Key.of("eda.schedule", "0 0 5 * * ?", "Quartz cron of the fallback run of all EDA jobs"),
            Key.of("eda.quiet", "2s", "Quiet time after the last commit before EDA starts"),
            Key.of("kpi.schedule", "0 6 * * * UTC", "Snowflake CRON, with zone, of the fallback run of all KPIs"),
            Key.of("kpi.timeout", "1h", "How long to wait for a run of the KPI graph before it counts as failed"),
            Key.of("http.host", "127.0.0.1", "Address that health, metrics and dashboard listen on"),
            Key.secret("http.token", "Token that the dashboard asks for; a must when http.host is not this machine"),
            Key.of("http.port", "8080", "Port that health, metrics and dashboard listen on"));

    private static final Set<String> NAMES = ALL.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FAMILIES =
            NAMES.stream().map(Keys::family).collect(Collectors.toUnmodifiableSet());

    private Keys() {}

    public static List<Key> all() {
        return ALL;
    }

    static Key named(String name) {
        return ALL.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key " + name));
    }

    /** The complaint about a name that looks like ours but is none of ours, or empty when it may stand. */
    static Optional<String> complaintAbout(String name) {
        String family = family(name);
        boolean foreign = family.equals("camel")
                || (!FAMILIES.contains(family)
                        && Spelling.nearest(family, FAMILIES, 1).isEmpty());
        if (NAMES.contains(name) || foreign) {
            return Optional.empty();
        }
        String hint = Spelling.nearest(name, NAMES)
                .map("Did you mean '%s'?"::formatted)
                .orElse("Remove it, or see the configuration table for the keys there are.");
        return Optional.of("Unable to use key '%s': there is no such key. %s".formatted(name, hint));
    }

    private static String family(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
