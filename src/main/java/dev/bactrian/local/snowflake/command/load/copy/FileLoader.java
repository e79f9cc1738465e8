package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import java.io.IOException;

/** Loads the records of one staged file; how, depends on its format. */
interface FileLoader {
    /**
     * Reads the file into what {@link LoadSink} holds, counting in {@code tally}.
     *
     * @throws RecordError when the file as a whole cannot be loaded
     */
    void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink) throws IOException, RecordError;
}
