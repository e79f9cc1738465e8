package dev.bactrian.local.s3;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a bucket's index in line with its folder: files that someone dropped become objects once they have settled, files
 * that someone removed cease to be. Writes through the server do not wait for it.
 */
final class FolderScan {
    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

    private final Duration quiet;
    private final Clock clock;

    FolderScan(Duration quiet, Clock clock) {
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Walks the folder once; with {@code settle} also reads new files to give them an ETag, which takes as long as they are big. */
    void scan(BucketIndex index, boolean settle) throws IOException {
        Set<String> seen = new HashSet<>();
        Files.walkFileTree(
                index.folder(),
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                Integer.MAX_VALUE,
                new Visitor(index, settle, seen));
        for (String key : index.keys()) {
            if (!seen.contains(key)) {
                forgetIfGone(index, key);
            }
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final BucketIndex index;
        private final boolean settle;
        private final Set<String> seen;

        Visitor(BucketIndex index, boolean settle, Set<String> seen) {
            this.index = index;
            this.settle = settle;
            this.seen = seen;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(index.folder())) {
                return FileVisitResult.CONTINUE;
            }
            String key = key(folder) + "/";
            if (ObjectKey.isReserved(key)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (ObjectStamp.isFolderObject(folder)) {
                seen.add(key);
                index.put(key, new ObjectEntry(ObjectEntry.EMPTY_ETAG, 0, ObjectEntry.modifiedNanos(attributes)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = key(file);
            if (!ObjectKey.isReserved(key) && attributes.isRegularFile()) {
                seen.add(key);
                consider(index, key, file, attributes, settle);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            LOG.debug("Passed over {}: {}", file, gone.toString());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        private String key(Path path) {
            // why not always: where '/' parts the names, a backslash is a letter of a key.
            return index.folder().relativize(path).toString().replace(File.separatorChar, '/');
        }
    }

    private void consider(BucketIndex index, String key, Path file, BasicFileAttributes attributes, boolean settle) {
        ObjectEntry known = index.remembered(key);
        if (known != null && known.describes(attributes)) {
            return;
        }
        Lock lock = index.lock(key);
        try {
            Optional<ObjectEntry> stamped = ObjectStamp.read(file, attributes);
            if (stamped.isEmpty() && settle && isQuiet(file)) {
                stamped = ObjectStamp.ofContent(file);
            }
            lock.lock();
            try {
                Optional<ObjectEntry> settled = stamped.filter(entry -> entry.describes(file));
                settled.ifPresent(entry -> ObjectStamp.write(file, entry));
                settled.ifPresentOrElse(entry -> index.put(key, entry), () -> hideIfChanged(index, key, file));
            } finally {
                lock.unlock();
            }
        } catch (IOException unreadable) {
            LOG.warn("Unable to read dropped file '{}': {}. It is looked at again.", file, unreadable.toString());
        }
    }

    private static void hideIfChanged(BucketIndex index, String key, Path file) {
        ObjectEntry known = index.remembered(key);
        if (known != null && !known.describes(file)) {
            index.remove(key);
        }
    }

    private boolean isQuiet(Path file) throws IOException {
        return !ObjectStamp.lastTouched(file).isAfter(clock.instant().minus(quiet));
    }

    private static void forgetIfGone(BucketIndex index, String key) {
        Lock lock = index.lock(key);
        lock.lock();
        try {
            if (Files.notExists(ObjectKey.file(index.folder(), key))) {
                index.remove(key);
            }
        } finally {
            lock.unlock();
        }
    }
}
