package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Archives or deletes objects whose load the ledger records, when the data set asks for it. Done by the listing that finds
 * them known, so that a crash in between only delays it. Safe for use by many threads.
 */
final class Tidying {

    static final String ARCHIVE = "archive/";

    private final S3Client s3;
    private final DataSet.AfterLoad rule;

    Tidying(S3Client s3, DataSet.AfterLoad rule) {
        this.s3 = s3;
        this.rule = rule;
    }

    /** Does what the rule says, unless the object has changed since it was listed. */
    void tidy(SourceObject object) {
        if (rule == DataSet.AfterLoad.KEEP || !unchanged(object)) {
            return;
        }
        if (rule == DataSet.AfterLoad.ARCHIVE) {
            s3.copyObject(request -> request.sourceBucket(object.bucket())
                    .sourceKey(object.key())
                    .copySourceIfMatch(object.version())
                    .destinationBucket(object.bucket())
                    .destinationKey(ARCHIVE + object.key()));
        }
        s3.deleteObject(request -> request.bucket(object.bucket()).key(object.key()));
    }

    private boolean unchanged(SourceObject object) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(object.bucket()).key(object.key()));
            return head.eTag().replace("\"", "").equals(object.version());
        } catch (NoSuchKeyException gone) {
            return false;
        }
    }
}
