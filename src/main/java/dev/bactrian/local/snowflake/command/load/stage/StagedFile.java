package dev.bactrian.local.snowflake.command.load.stage;

import java.time.Instant;

/**
 * One file in a stage.
 *
 * @param path from the stage's root; in an external stage from the stage's URL
 * @param checksum MD5 of the content, or the ETag: two files of one path with the same checksum are the same file
 */
public record StagedFile(String path, long size, String checksum, Instant lastModified) {
    public String baseName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
