package dev.bactrian.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket as a client uses it who drops files: the same file twice is one object. */
final class Bucket {
    private final S3Client s3;
    private final String name;

    Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** Uploads a file under a key, unless that content is there already; true if it was not. */
    boolean drop(String key, Path file) {
        if (etag(key).filter(present -> present.equals(md5(file))).isPresent()) {
            return false;
        }
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
        return true;
    }

    private Optional<String> etag(String key) {
        try {
            return Optional.of(s3.headObject(request -> request.bucket(name).key(key))
                    .eTag()
                    .replace("\"", ""));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    private static String md5(Path file) {
        try (InputStream content = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(content, MessageDigest.getInstance("MD5"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Unable to read file '" + file + "': " + unreadable.getMessage() + ". Check its rights.",
                    unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
