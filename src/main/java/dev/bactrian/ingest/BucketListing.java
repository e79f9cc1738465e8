package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import java.util.Iterator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects under a data set's prefix, page after page, without reading any. Safe for use by many threads. */
public final class BucketListing {

    private final S3Client s3;
    private final String bucket;

    public BucketListing(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** All objects but folder markers; pages are fetched as the iteration goes on. */
    public Iterator<SourceObject> objects(DataSet dataSet) {
        return s3
                .listObjectsV2Paginator(ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(dataSet.prefix())
                        .build())
                .contents()
                .stream()
                .filter(object -> !object.key().endsWith("/"))
                .map(this::source)
                .iterator();
    }

    private SourceObject source(S3Object object) {
        return new SourceObject(
                bucket, object.key(), object.eTag().replace("\"", ""), object.size(), object.lastModified());
    }
}
