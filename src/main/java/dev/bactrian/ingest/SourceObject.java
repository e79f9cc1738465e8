package dev.bactrian.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** One version of one object of the bucket, as a listing tells of it. */
public record SourceObject(String bucket, String key, String version, long size, Instant modified) {

    private static final int ID_BYTES = 8;

    /** The file's identity: 16 hex digits from bucket, key and version. */
    public String fileId() {
        return hash(bucket + '\0' + key + '\0' + version);
    }

    /** Equal for equal content, as far as an ETag can tell. */
    public String contentId() {
        return hash(version + '\0' + size);
    }

    /** Equal for all versions of the object. */
    public String keyId() {
        return hash(key);
    }

    /** The last part of the key, with nothing in it that a stage, a statement or a path could misread. */
    public String safeName() {
        String base = key.substring(key.lastIndexOf('/') + 1);
        String safe = base.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.length() <= 100 ? safe : safe.substring(safe.length() - 100);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
