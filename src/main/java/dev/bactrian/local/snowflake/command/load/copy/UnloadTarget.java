package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.Compression;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonFormat;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Where unloaded files go and how they are named: {@code data_0_0_0.csv.gz} in a folder, {@code prefix_0_0_0.csv.gz} otherwise.
 *
 * @param fileSize bytes, before compression, from which a new file is begun
 */
record UnloadTarget(StageLocation location, FileFormat format, boolean overwrite, boolean single, long fileSize) {
    /** What was unloaded. */
    record Written(long rows, long inputBytes, long outputBytes) {}

    Compression compression() {
        Compression wanted = format.compression();
        return wanted == Compression.AUTO ? Compression.GZIP : wanted;
    }

    /** Writes one file whole. */
    void put(int number, InputStream content) throws IOException {
        String path = path(number);
        if (!overwrite && location.files().find(path).isPresent()) {
            content.close();
            throw new SnowflakeError(
                    1030,
                    "22000",
                    "Files already existing at the unload destination: " + location.shown()
                            + ". Use overwrite option to force unloading.");
        }
        location.files().write(path, content);
    }

    private String path(int number) {
        String path = location.path();
        if (single) {
            return path.isEmpty() || path.endsWith("/") ? path + "data" : path;
        }
        String base = path.isEmpty() || path.endsWith("/") ? path + "data" : path;
        return base + "_0_0_" + number + extension();
    }

    private String extension() {
        if (format instanceof CsvFormat csv && !csv.fileExtension().isEmpty()) {
            return "." + csv.fileExtension();
        }
        if (format instanceof JsonFormat json && !json.fileExtension().isEmpty()) {
            return "." + json.fileExtension();
        }
        String type = "." + format.type().toLowerCase(Locale.ROOT);
        return format.type().equals("PARQUET")
                ? ".snappy.parquet"
                : type + compression().extension();
    }
}
