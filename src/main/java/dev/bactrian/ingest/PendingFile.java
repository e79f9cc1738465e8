package dev.bactrian.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A file that is to be loaded.
 *
 * @param resent whether another version of the same object came before
 * @param note what discovery found worth knowing, or null
 */
public record PendingFile(
        SourceObject object, boolean resent, @Nullable String note) {

    public String fileId() {
        return object.fileId();
    }

    /** The object's key: what the route fetches. */
    public String key() {
        return object.key();
    }
}
