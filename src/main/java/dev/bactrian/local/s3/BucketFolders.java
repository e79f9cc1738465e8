package dev.bactrian.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The buckets: one folder each below the root, with an index each. A thread of its own rescans the folders, at most a
 * twentieth of the time, so that dropped files become objects. Thread-safe.
 */
final class BucketFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BucketFolders.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int PAUSE_PER_SCAN = 20;
    private static final Duration UPLOAD_LIFETIME = Duration.ofDays(7);
    private static final int ASSEMBLIES = 16;

    private final Path root;
    private final FolderScan scan;
    private final Clock clock;
    private final Map<String, BucketIndex> indexes = new ConcurrentHashMap<>();
    private final List<Object> assemblies =
            Stream.generate(Object::new).limit(ASSEMBLIES).toList();
    private final Thread scanner = new Thread(this::scanUntilClosed, "s3-folders");

    BucketFolders(Path root, Duration quiet, Clock clock) {
        this.root = root;
        this.clock = clock;
        this.scan = new FolderScan(quiet, clock);
    }

    /** Sweeps what a crash left behind, reads every bucket, and starts looking for dropped files. */
    void open() {
        for (Path bucket : folders()) {
            sweep(bucket);
            index(bucket.getFileName().toString());
        }
        scanner.setDaemon(true);
        scanner.start();
    }

    BucketIndex index(String bucket) {
        return indexes.computeIfAbsent(bucket, this::read);
    }

    /** Uploads to one key are assembled one after the other. */
    Object assembly(String key) {
        return assemblies.get(Math.floorMod(key.hashCode(), ASSEMBLIES));
    }

    void forget(String bucket) {
        indexes.remove(bucket);
    }

    void discardIncoming(String bucket) {
        deleteTree(index(bucket).folder().resolve(ObjectKey.INCOMING));
    }

    @Override
    public void close() {
        scanner.interrupt();
    }

    private BucketIndex read(String bucket) {
        Path folder = root.resolve(bucket);
        if (!bucket.equals(folder.getFileName().toString()) || !Files.isDirectory(folder)) {
            throw S3Exceptions.noSuchBucket(bucket, "no such bucket");
        }
        BucketIndex index = new BucketIndex(folder);
        try {
            scan.scan(index, false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return index;
    }

    private void scanUntilClosed() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long started = System.nanoTime();
                scanAll();
                Duration pause = Duration.ofNanos(System.nanoTime() - started).multipliedBy(PAUSE_PER_SCAN);
                Thread.sleep((pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause).toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void scanAll() {
        try {
            for (Path bucket : folders()) {
                scan.scan(index(bucket.getFileName().toString()), true);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn("Unable to look for dropped files in '{}': {}. Trying again.", root, failed.toString());
        }
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(root, Files::isDirectory)) {
            children.forEach(folders::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return folders;
    }

    private void sweep(Path bucket) {
        deleteTree(bucket.resolve(ObjectKey.INCOMING));
        Instant oldest = clock.instant().minus(UPLOAD_LIFETIME);
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(bucket, "{.mpus-,.s3proxy-mpu-stub-}*")) {
            for (Path upload : uploads) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(oldest)) {
                    deleteTree(upload);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void deleteTree(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
