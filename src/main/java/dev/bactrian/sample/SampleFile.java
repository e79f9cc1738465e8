package dev.bactrian.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** One file that the client drops: for which data set, under which name, in which week (from 1), and what is wrong with it. */
public record SampleFile(String dataSet, String name, int week, Set<Dirt> dirt, Content content) {
    /** Writes the bytes of a file, row by row. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public SampleFile {
        dirt = Set.copyOf(dirt);
        if (!name.startsWith(dataSet) || week < 1) {
            throw new IllegalArgumentException("a file's name starts with its data set: " + name + ", week " + week);
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    /** Writes the file into a folder, under its own name. */
    public Path writeInto(Path folder) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            writeTo(out);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Unable to write sample file '" + file + "': " + failed.getMessage() + ". Check space and rights.",
                    failed);
        }
    }
}
