package dev.bactrian.cli;

import dev.bactrian.local.s3.EmbeddedS3;
import dev.bactrian.local.snowflake.LocalSnowflake;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded pair over one folder: objects in {@code s3/}, the account in {@code snowflake/}, keys in {@code keys/}. The
 * application reaches both by address and credentials only, as it would S3 and Snowflake. One process at a time.
 */
final class EmbeddedPair implements AutoCloseable {
    static final String BUCKET = "client-drop";

    private final Path folder;
    private final LocalCredentials credentials;
    private final FileChannel lock;
    private final EmbeddedS3 s3;
    private final LocalSnowflake snowflake;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedPair(Path folder, int s3Port, int snowflakePort) {
        this.folder = folder.toAbsolutePath();
        credentials = LocalCredentials.keptIn(this.folder.resolve("keys"));
        lock = lock(this.folder);
        s3 = new EmbeddedS3(this.folder.resolve("s3"), s3Port, LocalCredentials.S3_KEY, credentials.s3Secret());
        snowflake = snowflake(snowflakePort);
    }

    private LocalSnowflake snowflake(int port) {
        LocalSnowflake.User user = new LocalSnowflake.User(
                LocalCredentials.USER,
                Optional.of(credentials.password()),
                Optional.of(credentials.publicKey()),
                Optional.empty());
        try {
            return LocalSnowflake.start(
                    new LocalSnowflake.Options(folder.resolve("snowflake"), port, Clock.systemUTC(), List.of(user)));
        } catch (IOException | RuntimeException failed) {
            s3.close();
            throw new IllegalStateException(
                    "Unable to start the local Snowflake endpoint in '" + folder.resolve("snowflake") + "': "
                            + failed.getMessage() + ". Mend the cause, or start afresh with another --dir.",
                    failed);
        }
    }

    /** Removes what a pair kept in a folder, and nothing else there, unless one is running on it. */
    static void discard(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            lock(folder.toAbsolutePath()).close();
            for (String own : List.of("s3", "snowflake", "sample", "keys")) {
                deleteTree(folder.resolve(own));
            }
        } catch (IOException kept) {
            throw new UncheckedIOException(
                    "Unable to clear folder '" + folder + "': " + kept.getMessage() + ". Remove it by hand.", kept);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    // why: two processes on one folder would overwrite each other's account; the lock dies with the process.
    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock held = channel.tryLock();
            if (held == null) {
                channel.close();
                throw new IllegalStateException("Unable to use folder '" + folder
                        + "': another process runs on it. Stop that one, or give another folder with --dir.");
            }
            return channel;
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "Unable to use folder '" + folder + "': " + unusable.getMessage() + ". Give another with --dir.",
                    unusable);
        }
    }

    /** What points the application at the pair. */
    Map<String, String> settings() {
        return Map.of(
                "s3.bucket",
                BUCKET,
                "s3.endpoint",
                s3.endpoint().toString(),
                "s3.accessKey",
                LocalCredentials.S3_KEY,
                "s3.secretKey",
                credentials.s3Secret(),
                "s3.pathStyle",
                "true",
                "snowflake.account",
                "local",
                "snowflake.url",
                snowflake.url().toString(),
                "snowflake.user",
                LocalCredentials.USER,
                "snowflake.privateKeyFile",
                credentials.privateKeyFile().toString());
    }

    /** The folder in which a dropped file is an object. */
    Path bucketFolder() {
        return folder.resolve("s3").resolve(BUCKET);
    }

    /** Makes the bucket, unless it is there. */
    void createBucket() {
        try {
            Files.createDirectories(bucketFolder());
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "Unable to make bucket '" + BUCKET + "': " + unusable.getMessage()
                            + ". Give another folder with --dir.",
                    unusable);
        }
    }

    void printAddresses(PrintStream out) {
        out.printf(
                "  S3         %s  bucket %s  key %s  secret %s%n",
                s3.endpoint(), BUCKET, LocalCredentials.S3_KEY, credentials.s3Secret());
        out.printf("             drop files into %s%n", bucketFolder());
        out.printf("  Snowflake  %s%n", snowflake.jdbcUrl());
        out.printf(
                "             user %s  password %s  or key %s%n",
                LocalCredentials.USER, credentials.password(), credentials.privateKeyFile());
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            snowflake.close();
        } finally {
            s3.close();
        }
        try {
            lock.close();
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }
}
