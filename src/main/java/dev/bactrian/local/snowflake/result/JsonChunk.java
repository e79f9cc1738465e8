package dev.bactrian.local.snowflake.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Rows as {@code ["a","b"],["c",null]}, in UTF-8, without brackets around the whole: the form of a chunk that is fetched. Small ones are
 * in memory, others in a file.
 */
public final class JsonChunk {
    private static final int LONGEST_IN_MEMORY = 64 << 10;

    private final byte @Nullable [] text;
    private final @Nullable Path file;
    private final int length;
    private final int rows;

    private JsonChunk(byte @Nullable [] text, @Nullable Path file, int length, int rows) {
        this.text = text;
        this.file = file;
        this.length = length;
        this.rows = rows;
    }

    static JsonChunk of(byte[] text, int rows, Path folder) throws IOException {
        if (text.length <= LONGEST_IN_MEMORY) {
            return new JsonChunk(text, null, text.length, rows);
        }
        Path file = Files.createTempFile(folder, "chunk-", ".json");
        Files.write(file, text);
        return new JsonChunk(null, file, text.length, rows);
    }

    public byte[] text() {
        if (text != null) {
            return text;
        }
        try {
            return file == null ? new byte[0] : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int length() {
        return length;
    }

    public int rows() {
        return rows;
    }

    void delete() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
