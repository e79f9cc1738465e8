package dev.bactrian.local.snowflake.command.load.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The files of an external stage: the objects below one prefix of a bucket. */
public final class S3Files implements StageFiles {
    private final S3Client client;
    private final String url;
    private final String bucket;
    private final String prefix;

    /**
     * @param url the stage's, as its statement said
     * @param prefix the key's part of it: what every path stands behind
     */
    public S3Files(S3Client client, String url, String bucket, String prefix) {
        this.client = client;
        this.url = url;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public List<StagedFile> list(String below) throws IOException {
        try {
            List<StagedFile> files = new ArrayList<>();
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + below))
                    .contents()
                    .forEach(object -> {
                        if (!object.key().endsWith("/")) {
                            files.add(describe(object));
                        }
                    });
            return files;
        } catch (SdkException e) {
            throw unable("list", prefix + below, e);
        }
    }

    private StagedFile describe(S3Object object) {
        return new StagedFile(
                object.key().substring(prefix.length()), object.size(), unquoted(object.eTag()), object.lastModified());
    }

    @Override
    public Optional<StagedFile> find(String path) throws IOException {
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(bucket).key(prefix + path));
            return Optional.of(new StagedFile(path, head.contentLength(), unquoted(head.eTag()), head.lastModified()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unable("look at", prefix + path, e);
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(prefix + path));
        } catch (SdkException e) {
            throw unable("read", prefix + path, e);
        }
    }

    @Override
    public StagedFile write(String path, InputStream content) throws IOException {
        Path buffer = Files.createTempFile("bactrian-unload", ".tmp");
        try {
            try (content) {
                Files.copy(content, buffer, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            client.putObject(request -> request.bucket(bucket).key(prefix + path), RequestBody.fromFile(buffer));
        } catch (SdkException e) {
            throw unable("write", prefix + path, e);
        } finally {
            Files.deleteIfExists(buffer);
        }
        return find(path).orElseThrow(() -> new IOException("The object is gone as soon as it was written."));
    }

    @Override
    public boolean delete(String path) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(prefix + path));
            return true;
        } catch (SdkException e) {
            throw unable("delete", prefix + path, e);
        }
    }

    @Override
    public Optional<Path> onDisk(String path) {
        return Optional.empty();
    }

    @Override
    public String shownName(String path) {
        return url + path;
    }

    @Override
    public String metadataName(String path) {
        return prefix + path;
    }

    @Override
    public String key(String path) {
        return "s3://" + bucket + "/" + prefix + path;
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private IOException unable(String verb, String key, SdkException cause) {
        return new IOException(
                "Unable to " + verb + " 's3://" + bucket + "/" + key + "': " + cause.getMessage(), cause);
    }
}
