package dev.bactrian.local.snowflake.command.load.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of one stage, wherever they are. Paths are from the stage's root. */
public interface StageFiles {
    /** All files whose path starts with {@code prefix}, by path. */
    List<StagedFile> list(String prefix) throws IOException;

    Optional<StagedFile> find(String path) throws IOException;

    /** The file's bytes as they are. The caller closes the stream. */
    InputStream open(String path) throws IOException;

    /** Writes a file, whole or not at all: it appears when all of {@code content} is read. */
    StagedFile write(String path, InputStream content) throws IOException;

    /** True when it was there. */
    boolean delete(String path) throws IOException;

    /** The file on this machine's disk, where the engine can read it; empty when it must be copied first. */
    Optional<Path> onDisk(String path);

    /** The file's name as LIST and the result of COPY show it. */
    String shownName(String path);

    /** The file's name as METADATA$FILENAME shows it. */
    String metadataName(String path);

    /** What names the file in load metadata: one in the whole account. */
    String key(String path);
}
