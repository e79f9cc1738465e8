package dev.bactrian.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;

/** The moment in which an object appears or goes: file and index change together, under the key's lock. */
final class Publication {
    private static final int ATTEMPTS = 100;

    private Publication() {}

    /** Moves a whole file from its hidden place to its key. */
    static void publish(BucketIndex index, String incoming, String key, @Nullable String ifNoneMatch) {
        Path hidden = index.folder().resolve(incoming);
        Path file = ObjectKey.file(index.folder(), key);
        Lock lock = index.lock(key);
        lock.lock();
        try {
            requireAbsent(index, key, file, ifNoneMatch);
            ObjectEntry entry = ObjectStamp.ofWritten(hidden);
            ObjectStamp.write(hidden, entry);
            move(hidden, file, key);
            index.put(key, entry);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.unlock();
            discard(hidden);
        }
    }

    /** Removes an object through {@code removal}; empty when there is none under the key. */
    static <T> Optional<T> remove(BucketIndex index, String key, Supplier<T> removal) {
        Lock lock = index.lock(key);
        lock.lock();
        try {
            if (index.find(key).isEmpty()) {
                return Optional.empty();
            }
            T removed = removal.get();
            index.remove(key);
            return Optional.of(removed);
        } finally {
            lock.unlock();
        }
    }

    private static void requireAbsent(BucketIndex index, String key, Path file, @Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return;
        }
        boolean refused = ifNoneMatch.equals("*")
                ? Files.isRegularFile(file)
                : index.find(key).map(ObjectEntry::etag).stream()
                        .anyMatch(etag -> etag.equals(ifNoneMatch.replace("\"", "")));
        if (refused) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    private static void move(Path hidden, Path file, String key) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                createFolders(file, key);
                Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException swept) {
                // why: removing the last object of a folder removes the folder too, perhaps the one just created.
                if (attempt == ATTEMPTS || Files.notExists(hidden)) {
                    throw swept;
                }
            } catch (FileSystemException occupied) {
                if (Files.isDirectory(file)) {
                    throw conflict(key);
                }
                throw occupied;
            }
        }
    }

    private static void createFolders(Path file, String key) throws IOException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (FileAlreadyExistsException occupied) {
            throw conflict(key);
        } catch (NoSuchFileException swept) {
            throw swept;
        } catch (FileSystemException notFolder) {
            if (String.valueOf(notFolder.getMessage()).contains("Not a directory")) {
                throw conflict(key);
            }
            throw notFolder;
        }
    }

    private static RuntimeException conflict(String key) {
        return S3Exceptions.invalidArgument("The embedded S3 keeps objects as files: '" + key
                + "' cannot be beside an object whose key is a folder of it, or that is a folder for it.");
    }

    private static void discard(Path hidden) {
        try {
            Files.deleteIfExists(hidden);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
