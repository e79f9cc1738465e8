package dev.bactrian.local.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/** What may be a key here, and which names under a bucket's folder are the server's own. */
final class ObjectKey {
    /** Objects being written live here until they are whole; nobody can see them. */
    static final String INCOMING = ".incoming";

    /** S3 lists keys by their UTF-8 bytes, which is the order of code points and not that of Java's chars. */
    static final Comparator<String> UTF8_ORDER = ObjectKey::compareCodePoints;

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_MULTIPART_NAME = 200;

    private ObjectKey() {}

    /** True for the server's own names: parts and stubs of uploads, objects being written. */
    static boolean isReserved(String key) {
        return key.equals(INCOMING)
                || key.startsWith(INCOMING + "/")
                || key.startsWith(".mpus-")
                || key.startsWith(".s3proxy-");
    }

    /** The file behind a key; a key that files cannot hold is refused by name rather than stored under another one. */
    static Path file(Path bucket, String key) {
        if (key.startsWith(INCOMING)) {
            throw S3Exceptions.invalidArgument("Keys below " + INCOMING + " are reserved by the embedded S3.");
        }
        String path = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
                throw S3Exceptions.invalidArgument(
                        "The embedded S3 keeps objects as files: a key cannot have an empty, '.' or '..' part.");
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw S3Exceptions.invalidArgument(
                        "The embedded S3 keeps objects as files: a part of a key is at most 255 bytes long.");
            }
        }
        return bucket.resolve(path);
    }

    /** A multipart upload's parts carry the key plus an upload id in their names. */
    static void checkMultipart(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_MULTIPART_NAME) {
            throw S3Exceptions.invalidArgument(
                    "The embedded S3 takes multipart uploads under names of at most 200 bytes.");
        }
    }

    private static int compareCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNone = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNone ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
