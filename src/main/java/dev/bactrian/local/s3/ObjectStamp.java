package dev.bactrian.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ETag of a file, kept in the file's extended attributes where the server itself looks for it, beside the size and time
 * for which it holds. A file with no stamp, or with one that no longer fits, was dropped or edited by someone else.
 */
final class ObjectStamp {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectStamp.class);
    // why: the server names its attributes with the prefix that Java adds anyway.
    private static final String ETAG = "user.content-md5";
    private static final String STAMP = "bactrian.stamp";
    private static final int MD5_BYTES = 16;
    private static final int BUFFER = 1 << 20;

    private ObjectStamp() {}

    /** The entry of a file that was stamped and has not been touched since. */
    static Optional<ObjectEntry> read(Path file, BasicFileAttributes attributes) {
        try {
            UserDefinedFileAttributeView view = view(file);
            String fits = attributes.size() + ":" + ObjectEntry.modifiedNanos(attributes);
            if (!fits.equals(new String(value(view, STAMP), StandardCharsets.US_ASCII))) {
                return Optional.empty();
            }
            return Optional.of(entry(value(view, ETAG), attributes));
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** The entry of a file that the server wrote and gave an ETag; without extended attributes it is read off the content. */
    static ObjectEntry ofWritten(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        try {
            return entry(value(view(file), ETAG), attributes);
        } catch (IOException | UnsupportedOperationException none) {
            return entry(md5(file), attributes);
        }
    }

    /** The entry of a file with the ETag of its content; empty when the file changed under our eyes. */
    static Optional<ObjectEntry> ofContent(Path file) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        ObjectEntry entry = entry(md5(file), before);
        return Optional.of(entry).filter(read -> read.describes(file));
    }

    /** Writes an entry into the file that it describes. */
    static void write(Path file, ObjectEntry entry) {
        try {
            UserDefinedFileAttributeView view = view(file);
            view.write(ETAG, ByteBuffer.wrap(stored(entry.etag())));
            String stamp = entry.size() + ":" + entry.modifiedNanos();
            view.write(STAMP, ByteBuffer.wrap(stamp.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | UnsupportedOperationException none) {
            // why: a read-only file, or a file system without extended attributes; the index remembers until the next
            // start.
            LOG.debug("No stamp on {}: {}", file, none.toString());
        }
    }

    /** True for a folder that a client created as an object (`folder/`). */
    static boolean isFolderObject(Path folder) {
        try {
            return view(folder).list().contains(ETAG);
        } catch (IOException | UnsupportedOperationException none) {
            return false;
        }
    }

    /** When anything about the file last changed; a copying tool can set back the modification time, but not this. */
    static Instant lastTouched(Path file) throws IOException {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
        } catch (UnsupportedOperationException | IllegalArgumentException none) {
            return Files.getLastModifiedTime(file).toInstant();
        }
    }

    // why: the server keeps an MD5 as its bytes and a multipart ETag ("<md5>-<parts>") as quoted text.
    private static byte[] stored(String etag) {
        return etag.contains("-")
                ? ('"' + etag + '"').getBytes(StandardCharsets.US_ASCII)
                : HexFormat.of().parseHex(etag);
    }

    private static ObjectEntry entry(byte[] etag, BasicFileAttributes attributes) {
        String text = etag.length == MD5_BYTES
                ? HexFormat.of().formatHex(etag)
                : new String(etag, StandardCharsets.US_ASCII).replace("\"", "");
        return new ObjectEntry(text, attributes.size(), ObjectEntry.modifiedNanos(attributes));
    }

    private static UserDefinedFileAttributeView view(Path file) {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (view == null) {
            throw new UnsupportedOperationException("no extended attributes on " + file);
        }
        return view;
    }

    private static byte[] value(UserDefinedFileAttributeView view, String name) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(view.size(name));
        view.read(name, buffer);
        return buffer.array();
    }

    private static byte[] md5(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
