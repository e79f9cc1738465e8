package dev.bactrian.config;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings in force: {@code application.properties}, over it the environment, over it what the caller gives.
 * Immutable. A key of ours that does not exist stops the start and is told its nearest right name.
 */
public final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private final Map<String, String> values;
    private final Map<String, String> environment;

    private Settings(Map<String, String> values, Map<String, String> environment) {
        this.values = Map.copyOf(values);
        this.environment = Map.copyOf(environment);
    }

    public static Settings load(Home home, Map<String, String> overrides) {
        return load(home, System.getenv(), overrides);
    }

    /** As {@link #load(Home, Map)}, with the environment given. */
    public static Settings load(Home home, Map<String, String> environment, Map<String, String> overrides) {
        Map<String, String> values = new TreeMap<>();
        readFile(home.properties(), values);
        for (Key key : Keys.all()) {
            for (String variable : key.environmentNames()) {
                String value = environment.get(variable);
                if (value != null) {
                    values.put(key.name(), value);
                }
            }
        }
        values.putAll(overrides);
        List<String> complaints = values.keySet().stream()
                .flatMap(name -> Keys.complaintAbout(name).stream())
                .toList();
        if (!complaints.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), complaints));
        }
        values.values().removeIf(String::isBlank);
        return new Settings(values, environment);
    }

    private static void readFile(Path file, Map<String, String> values) {
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Unable to read settings '%s': %s. Mend or remove the file.".formatted(file, e.getMessage()), e);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).trim()));
    }

    public S3Settings s3() {
        return new S3Settings(
                required("s3.bucket"),
                required("s3.region"),
                find("s3.endpoint").map(address -> uri("s3.endpoint", address)),
                find("s3.accessKey"),
                secret("s3.secretKey"),
                Boolean.parseBoolean(required("s3.pathStyle")));
    }

    public SnowflakeSettings snowflake() {
        return new SnowflakeSettings(
                required("snowflake.account"),
                find("snowflake.url").map(address -> uri("snowflake.url", address)),
                required("snowflake.user"),
                authentication(),
                find("snowflake.role"),
                required("snowflake.warehouse"),
                required("snowflake.database"),
                number("snowflake.connections"));
    }

    private SnowflakeSettings.Authentication authentication() {
        Optional<String> privateKeyFile = find("snowflake.privateKeyFile");
        if (privateKeyFile.isPresent()) {
            return new SnowflakeSettings.KeyPair(
                    Path.of(privateKeyFile.get()), secret("snowflake.privateKeyPassphrase"));
        }
        Optional<Secret> token = secret("snowflake.token");
        if (token.isPresent()) {
            return new SnowflakeSettings.Token(token.get());
        }
        return new SnowflakeSettings.Password(secret("snowflake.password")
                .orElseThrow(() -> new ConfigurationException(
                        "Unable to log in to Snowflake as '%s': there is nothing to prove it by. Set one of 'snowflake.privateKeyFile', 'snowflake.token', 'snowflake.password'."
                                .formatted(required("snowflake.user")))));
    }

    public IngestSettings ingest() {
        return new IngestSettings(
                duration("ingest.poll"),
                number("ingest.parallel"),
                number("ingest.batchFiles"),
                wholeNumber("ingest.batchBytes"),
                duration("ingest.settleTimeout"),
                number("ingest.attempts"),
                duration("ingest.lease"),
                find("ingest.storageIntegration"));
    }

    /** What {@code run} still needs before it can reach S3 and Snowflake, as names of keys; empty when nothing. */
    public List<String> missingForRun() {
        List<String> missing = new ArrayList<>();
        for (String name : List.of("s3.bucket", "snowflake.account", "snowflake.user")) {
            if (find(name).isEmpty()) {
                missing.add(name);
            }
        }
        List<String> proofs = List.of("snowflake.privateKeyFile", "snowflake.token", "snowflake.password");
        if (proofs.stream().allMatch(name -> find(name).isEmpty())) {
            missing.add(String.join(" or ", proofs));
        }
        return missing;
    }

    /** The value of a key or of a placeholder that the user made up; empty when nobody sets it and it has no default. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name))
                .or(() -> Keys.all().stream()
                        .filter(key -> key.name().equals(name))
                        .findFirst()
                        .flatMap(Key::defaultValue));
    }

    public String required(String name) {
        return find(name)
                .orElseThrow(() -> new ConfigurationException(
                        "Unable to start: key '%s' is not set (%s). Set it in application.properties or as %s in the environment."
                                .formatted(name, Keys.named(name).description(), environmentName(name))));
    }

    public Optional<Secret> secret(String name) {
        return find(name).map(Secret::new);
    }

    public int number(String name) {
        return Math.toIntExact(wholeNumber(name));
    }

    private long wholeNumber(String name) {
        String written = required(name);
        try {
            return Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "Unable to use key '%s': '%s' is not a whole number. Give one.".formatted(name, written), e);
        }
    }

    /** A length of time, written as in {@code 10s}, {@code 5m} or {@code 500ms}. */
    public Duration duration(String name) {
        return duration(name, required(name));
    }

    static Duration duration(String name, String written) {
        Matcher matcher = DURATION.matcher(written);
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    "Unable to use key '%s': '%s' is not a length of time. Write it as in 500ms, 10s, 5m, 2h or 1d."
                            .formatted(name, written));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static URI uri(String name, String written) {
        try {
            URI uri = URI.create(written);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Unable to use key '%s': '%s' is no URL. Give one, as in https://host:port."
                            .formatted(name, written),
                    e);
        }
        throw new ConfigurationException(
                "Unable to use key '%s': '%s' is no URL. Give one, as in https://host:port.".formatted(name, written));
    }

    /** Everything but the secrets, for Camel: what <code>{{…}}</code> in the routes stands for. */
    public Properties camel() {
        Properties properties = new Properties();
        Keys.all()
                .forEach(key -> find(key.name())
                        .filter(value -> !key.secret())
                        .ifPresent(value -> properties.setProperty(key.name(), value)));
        values.forEach((name, value) -> {
            if (Keys.all().stream().noneMatch(key -> key.name().equals(name))) {
                properties.setProperty(name, value);
            }
        });
        return properties;
    }

    /** Fills in the placeholders of a text from a routes file. */
    public String resolve(String text) {
        return new Placeholders(this::placeholder).resolve(text);
    }

    private Optional<String> placeholder(String name) {
        return name.startsWith("env:") ? Optional.ofNullable(environment.get(name.substring(4))) : find(name);
    }

    private static String environmentName(String name) {
        return Keys.named(name).environmentNames().stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(values);
        Keys.all().stream()
                .filter(Key::secret)
                .forEach(key -> shown.computeIfPresent(key.name(), (name, value) -> "***"));
        return shown.toString();
    }
}
