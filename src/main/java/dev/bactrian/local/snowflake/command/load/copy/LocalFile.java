package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.stage.StageFiles;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A staged file where the engine can read it; a copy of it goes when closed. */
record LocalFile(Path path, boolean copied) implements AutoCloseable {
    static LocalFile of(StageFiles files, StagedFile file) throws IOException {
        Optional<Path> onDisk = files.onDisk(file.path());
        if (onDisk.isPresent()) {
            return new LocalFile(onDisk.get(), false);
        }
        Path copy = Files.createTempFile("bactrian-stage", ".tmp");
        try (InputStream in = files.open(file.path())) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return new LocalFile(copy, true);
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            Files.deleteIfExists(path);
        }
    }
}
