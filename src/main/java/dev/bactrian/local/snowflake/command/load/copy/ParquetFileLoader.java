package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.ParquetFormat;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/** Loads Parquet by the engine's own reader. */
final class ParquetFileLoader implements FileLoader {
    ParquetFileLoader(CopyRequest request, ParquetFormat format) {
        throw SnowflakeError.notSupported("COPY INTO from Parquet");
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink) {
        throw SnowflakeError.notSupported("COPY INTO from Parquet");
    }
}
