package dev.bactrian.local.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * The embedded S3 server: listens on loopback from construction to {@link #close()}, one folder per bucket below its own. Any S3
 * client reaches it with path-style addresses and the two keys.
 *
 * <p>A file dropped into a bucket's folder becomes an object some seconds after its last change; an object written through S3
 * is there at once, and whole.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final BucketFolders buckets;
    private final S3Proxy server;

    /** {@code port} 0 takes any free one. */
    public EmbeddedS3(Path folder, int port, String accessKey, String secretKey) {
        this(folder, port, accessKey, secretKey, QUIET, Clock.systemUTC());
    }

    EmbeddedS3(Path folder, int port, String accessKey, String secretKey, Duration quiet, Clock clock) {
        try {
            Files.createDirectories(folder);
            Path root = folder.toRealPath();
            buckets = new BucketFolders(root, quiet, clock);
            buckets.open();
            server = S3Proxy.builder()
                    .blobStore(new BucketStore(new FilesystemNio2BlobStore(root.toString()), buckets))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(0)
                    .build();
            server.start();
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "Unable to open the embedded S3's folder '" + folder + "': " + unusable.getMessage()
                            + ". Choose a folder that can be written.",
                    unusable);
        } catch (Exception taken) {
            throw new IllegalStateException(
                    "Unable to start the embedded S3 on port '" + port + "': " + taken.getMessage()
                            + ". Choose a free port, or 0 for any.",
                    taken);
        }
    }

    /** Where clients connect, for example {@code http://127.0.0.1:43210}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        buckets.close();
        try {
            server.stop();
        } catch (Exception unstopped) {
            throw new IllegalStateException("Unable to stop the embedded S3: " + unstopped.getMessage(), unstopped);
        }
    }
}
