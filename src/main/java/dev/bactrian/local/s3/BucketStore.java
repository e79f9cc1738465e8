package dev.bactrian.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Stands before the server's file store: whatever is written goes to a hidden place and appears under its key whole, in one
 * move; what is listed, read or removed is what the index knows to be an object. Thread-safe.
 */
final class BucketStore extends ForwardingBlobStore {
    private final BucketFolders buckets;

    BucketStore(BlobStore files, BucketFolders buckets) {
        super(files);
        this.buckets = buckets;
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return buckets.index(request.bucket()).page(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        String key = request.key();
        if (ObjectKey.isReserved(key)) {
            return super.putBlob(request, content);
        }
        BucketIndex index = buckets.index(request.bucket());
        Path file = ObjectKey.file(index.folder(), key);
        if (key.endsWith("/")) {
            PutObjectResponse response = super.putBlob(request, content);
            index.put(key, new ObjectEntry(ObjectEntry.EMPTY_ETAG, 0, modifiedNanos(file)));
            return response;
        }
        String incoming = incoming();
        PutObjectResponse response = super.putBlob(
                request.toBuilder().key(incoming).ifNoneMatch(null).build(), content);
        Publication.publish(index, incoming, key, request.ifNoneMatch());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        requireObject(request.sourceBucket(), request.sourceKey());
        BucketIndex index = buckets.index(request.destinationBucket());
        ObjectKey.file(index.folder(), request.destinationKey());
        String incoming = incoming();
        CopyObjectResponse response =
                super.copyBlob(request.toBuilder().destinationKey(incoming).build());
        Publication.publish(index, incoming, request.destinationKey(), null);
        return response;
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return ObjectKey.isReserved(key)
                ? super.blobExists(bucket, key)
                : buckets.index(bucket).find(key).isPresent();
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        if (ObjectKey.isReserved(request.key())) {
            return super.blobMetadata(request);
        }
        ObjectEntry entry = requireObject(request.bucket(), request.key());
        HeadObjectResponse response = super.blobMetadata(request);
        return response.eTag() != null
                ? response
                : response.toBuilder().eTag(entry.etag()).build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        if (ObjectKey.isReserved(request.key())) {
            return super.getBlob(request);
        }
        ObjectEntry entry = requireObject(request.bucket(), request.key());
        ResponseInputStream<GetObjectResponse> content = super.getBlob(request);
        if (content.response().eTag() != null) {
            return content;
        }
        GetObjectResponse response =
                content.response().toBuilder().eTag(entry.etag()).build();
        return new ResponseInputStream<>(response, AbortableInputStream.create(content));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        if (ObjectKey.isReserved(request.key())) {
            return super.removeBlob(request);
        }
        BucketIndex index = buckets.index(request.bucket());
        // why: a file that is still being dropped is no object yet, and deleting what is not there succeeds on S3.
        return Publication.remove(index, request.key(), () -> super.removeBlob(request))
                .orElseGet(() -> DeleteObjectResponse.builder().build());
    }

    @Override
    public void deleteBucket(String bucket) {
        buckets.discardIncoming(bucket);
        super.deleteBucket(bucket);
        buckets.forget(bucket);
    }

    // Multipart uploads: the server assembles them under a hidden key, from which they are published like a single
    // write.

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        ObjectKey.file(buckets.index(request.bucket()).folder(), request.key());
        ObjectKey.checkMultipart(request.key());
        MultipartUpload upload = super.initiateMultipartUpload(hidden(request));
        return new MultipartUpload(upload.id(), request, upload.response());
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream part) {
        return super.uploadMultipartPart(hidden(upload), request, part);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return super.listMultipartUpload(hidden(upload));
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(hidden(upload));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        MultipartUpload hidden = hidden(upload);
        BucketIndex index = buckets.index(upload.containerName());
        CompleteMultipartUploadResponse response;
        synchronized (buckets.assembly(hidden.blobName())) {
            response = super.completeMultipartUpload(
                    hidden, request.toBuilder().ifNoneMatch(null).build());
            Publication.publish(index, hidden.blobName(), upload.blobName(), request.ifNoneMatch());
        }
        return response;
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        String hidden = ObjectKey.INCOMING + "/";
        return super.listMultipartUploads(bucket).stream()
                .map(upload -> upload.key().startsWith(hidden)
                        ? upload.toBuilder()
                                .key(upload.key().substring(hidden.length()))
                                .build()
                        : upload)
                .toList();
    }

    private static MultipartUpload hidden(MultipartUpload upload) {
        return new MultipartUpload(upload.id(), hidden(upload.request()), upload.response());
    }

    private static CreateMultipartUploadRequest hidden(CreateMultipartUploadRequest request) {
        return request.toBuilder().key(ObjectKey.INCOMING + "/" + request.key()).build();
    }

    private static String incoming() {
        return ObjectKey.INCOMING + "/" + UUID.randomUUID();
    }

    private ObjectEntry requireObject(String bucket, String key) {
        Optional<ObjectEntry> entry = buckets.index(bucket).find(key);
        return entry.orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "not an object, or not yet"));
    }

    private static long modifiedNanos(Path file) {
        try {
            return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
