package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.copy.CopyStatement.Transformation;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/** Loads what a query over the staged file gives. */
final class TransformLoader implements FileLoader {
    TransformLoader(CopyRequest request, Transformation transformation, ValueReader values, SessionContext session) {
        throw SnowflakeError.notSupported("COPY INTO with a transformation");
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink) {
        throw SnowflakeError.notSupported("COPY INTO with a transformation");
    }
}
