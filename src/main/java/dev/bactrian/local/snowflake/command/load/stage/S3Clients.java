package dev.bactrian.local.snowflake.command.load.stage;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** One S3 client for each set of credentials and endpoint, kept open until the account closes. Thread-safe. */
public final class S3Clients implements AutoCloseable {
    private final Map<Access, S3Client> clients = new ConcurrentHashMap<>();
    private final @Nullable URI endpoint;

    /** @param endpoint where {@code s3://} is; null for Amazon */
    public S3Clients(@Nullable URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Who reads, and where. An empty key means the credentials of the machine; an empty endpoint the account's. */
    record Access(String keyId, String secret, String token, String region, String endpoint) {
        @Override
        public String toString() {
            return "Access[" + endpoint + "]";
        }
    }

    S3Client client(Access access) {
        return clients.computeIfAbsent(access, this::open);
    }

    private S3Client open(Access access) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials(access))
                .region(Region.of(access.region().isEmpty() ? "us-east-1" : access.region()))
                .crossRegionAccessEnabled(access.endpoint().isEmpty() && endpoint == null);
        URI address = access.endpoint().isEmpty() ? endpoint : address(access.endpoint());
        if (address != null) {
            builder.endpointOverride(address).forcePathStyle(true);
        }
        return builder.build();
    }

    /** An ENDPOINT as Snowflake writes it has no scheme: https, but plain HTTP on this machine. */
    private static URI address(String endpoint) {
        if (endpoint.contains("://")) {
            return URI.create(endpoint);
        }
        String host = endpoint.replaceFirst(":\\d+$", "");
        boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return URI.create((loopback ? "http://" : "https://") + endpoint);
    }

    private static AwsCredentialsProvider credentials(Access access) {
        if (access.keyId().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                access.token().isEmpty()
                        ? AwsBasicCredentials.create(access.keyId(), access.secret())
                        : AwsSessionCredentials.create(access.keyId(), access.secret(), access.token()));
    }

    @Override
    public void close() {
        clients.values().forEach(S3Client::close);
        clients.clear();
    }
}
