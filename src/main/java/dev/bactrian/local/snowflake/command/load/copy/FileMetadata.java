package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.stage.StageFiles;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The values of a file's metadata columns, in the spelling of {@link CleanFile}. */
record FileMetadata(String name, String contentKey, Instant lastModified, Instant scanStart) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    static FileMetadata of(StageFiles files, StagedFile file, Instant scanStart) {
        return new FileMetadata(files.metadataName(file.path()), file.checksum(), file.lastModified(), scanStart);
    }

    String value(MetadataColumn column, long rowNumber) {
        return switch (column) {
            case FILENAME -> name;
            case FILE_ROW_NUMBER -> Long.toString(rowNumber);
            case FILE_CONTENT_KEY -> contentKey;
            case FILE_LAST_MODIFIED -> TIMESTAMP.format(lastModified.atOffset(ZoneOffset.UTC));
            case START_SCAN_TIME -> TIMESTAMP.format(scanStart.atOffset(ZoneOffset.UTC)) + "+00:00";
        };
    }
}
