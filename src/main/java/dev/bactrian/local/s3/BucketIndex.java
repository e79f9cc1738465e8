package dev.bactrian.local.s3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/**
 * The keys of one bucket in S3's order, so that a page of a listing costs what the page holds and not a walk over the tree.
 * Thread-safe; a key's entry changes only under its lock.
 */
final class BucketIndex {
    private static final int LOCKS = 64;
    private static final int LARGEST_PAGE = 1000;

    private final Path folder;
    private final NavigableMap<String, ObjectEntry> entries = new ConcurrentSkipListMap<>(ObjectKey.UTF8_ORDER);
    private final Lock[] locks = new Lock[LOCKS];

    BucketIndex(Path folder) {
        this.folder = folder;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    Path folder() {
        return folder;
    }

    Lock lock(String key) {
        return locks[Math.floorMod(key.hashCode(), LOCKS)];
    }

    /** The object under a key, if there is one and nobody is writing over its file. */
    Optional<ObjectEntry> find(String key) {
        return Optional.ofNullable(entries.get(key)).filter(entry -> entry.describes(ObjectKey.file(folder, key)));
    }

    @Nullable
    ObjectEntry remembered(String key) {
        return entries.get(key);
    }

    void put(String key, ObjectEntry entry) {
        entries.put(key, entry);
    }

    void remove(String key) {
        entries.remove(key);
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** One page, as ListObjectsV2 gives it. */
    ListObjectsV2Response page(ListObjectsV2Request request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        String delimiter = request.delimiter() == null ? "" : request.delimiter();
        String after = after(request);
        int limit = request.maxKeys() == null ? LARGEST_PAGE : Math.min(LARGEST_PAGE, request.maxKeys());
        List<S3Object> objects = new ArrayList<>();
        List<CommonPrefix> prefixes = new ArrayList<>();
        String last = "";
        boolean truncated = false;
        for (Map.Entry<String, ObjectEntry> entry : from(prefix, after).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix)) {
                break;
            }
            String group = group(key, prefix, delimiter);
            if (!group.isEmpty() && (group.equals(last) || group.equals(after))) {
                continue;
            }
            if (objects.size() + prefixes.size() >= limit) {
                truncated = limit > 0;
                break;
            }
            if (group.isEmpty()) {
                ObjectEntry found = entry.getValue();
                objects.add(SdkResponses.objectEntry(
                        key, found.etag(), found.modified(), found.size(), StorageClass.STANDARD));
                last = key;
            } else {
                prefixes.add(SdkResponses.commonPrefix(group));
                last = group;
            }
        }
        return ListObjectsV2Response.builder()
                .contents(objects)
                .commonPrefixes(prefixes)
                .isTruncated(truncated)
                .nextContinuationToken(truncated ? token(last) : null)
                .build();
    }

    private NavigableMap<String, ObjectEntry> from(String prefix, String after) {
        return ObjectKey.UTF8_ORDER.compare(after, prefix) >= 0
                ? entries.tailMap(after, false)
                : entries.tailMap(prefix, true);
    }

    private static String group(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private static String after(ListObjectsV2Request request) {
        if (request.continuationToken() == null) {
            return request.startAfter() == null ? "" : request.startAfter();
        }
        try {
            return new String(Base64.getUrlDecoder().decode(request.continuationToken()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw S3Exceptions.invalidArgument("The continuation token is not one that this server gave.");
        }
    }

    private static String token(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }
}
