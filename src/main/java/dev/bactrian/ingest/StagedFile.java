package dev.bactrian.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A file that Snowflake can load.
 *
 * @param path within the stage
 * @param fileName as METADATA$FILENAME and so the raw table's column FILE_NAME call it
 * @param note what staging found worth knowing, or null
 */
record StagedFile(
        PendingFile file,
        String path,
        String fileName,
        @Nullable String note) {

    String fileId() {
        return file.fileId();
    }

    /** Whether Snowflake may know this name from an earlier version: so it is where the bucket itself is the stage. */
    boolean sameNameAgain() {
        return file.resent() && fileName.equals(file.key());
    }
}
