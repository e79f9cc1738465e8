package dev.bactrian.local.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What a listing tells of one object: its ETag, and the size and time of the file when that ETag was true. */
record ObjectEntry(String etag, long size, long modifiedNanos) {
    /** The MD5 of nothing: what an object of no bytes, such as a folder marker, has for an ETag. */
    static final String EMPTY_ETAG = "d41d8cd98f00b204e9800998ecf8427e";

    ObjectEntry {
        if (etag.isEmpty() || size < 0) {
            throw new IllegalArgumentException("an object has an ETag and a size: '" + etag + "', " + size);
        }
    }

    Instant modified() {
        return Instant.EPOCH.plusNanos(modifiedNanos);
    }

    /** True while the file is the one this entry was made of; false while someone writes over it. */
    boolean describes(BasicFileAttributes file) {
        return file.isDirectory() || (file.size() == size && modifiedNanos(file) == modifiedNanos);
    }

    boolean describes(Path file) {
        try {
            return describes(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException gone) {
            return false;
        }
    }

    static long modifiedNanos(BasicFileAttributes file) {
        return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
