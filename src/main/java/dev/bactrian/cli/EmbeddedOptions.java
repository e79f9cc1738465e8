package dev.bactrian.cli;

import dev.bactrian.config.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the embedded pair keeps its data, and at which ports it listens. */
final class EmbeddedOptions {
    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Folder of the embedded pair (default: .bactrian in the home).")
    @Nullable
    Path dir;

    @Option(names = "--s3-port", paramLabel = "PORT", description = "Port of the embedded S3 (default: any free one).")
    int s3Port;

    @Option(
            names = "--snowflake-port",
            paramLabel = "PORT",
            description = "Port of the local Snowflake endpoint (default: any free one).")
    int snowflakePort;

    Path folder(Home home) {
        return dir == null ? home.state() : dir;
    }

    EmbeddedPair start(Home home) {
        EmbeddedPair pair = new EmbeddedPair(folder(home), s3Port, snowflakePort);
        pair.createBucket();
        return pair;
    }
}
