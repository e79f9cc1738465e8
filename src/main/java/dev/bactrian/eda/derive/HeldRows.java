package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.BatchCodec;
import dev.bactrian.eda.batch.Schema;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows a step must see all of before it can hand any on: in memory while they are few, else in files, one a part. Rows with the same key
 * are always in the same part, so that each part can be worked on by itself; with no key there is one part, and it keeps the order.
 */
final class HeldRows implements AutoCloseable {
    private static final int PARTS = 64;

    private final Schema schema;
    private final int[] key;
    private final Surroundings surroundings;
    private final List<Batch> memory = new ArrayList<>();
    private final List<PartFile> files = new ArrayList<>();
    private long cells;

    HeldRows(Schema schema, int[] key, Surroundings surroundings) {
        this.schema = schema;
        this.key = key.clone();
        this.surroundings = surroundings;
    }

    void add(Batch batch) {
        if (files.isEmpty()) {
            memory.add(batch);
            cells += (long) batch.rows() * schema.size();
            if (cells > surroundings.cellsInMemory()) {
                spill();
            }
        } else {
            write(batch);
        }
    }

    /** How many parts there are to work on. */
    int parts() {
        return Math.max(1, files.size());
    }

    /** Goes through the rows of one part; may be done more than once. */
    void replay(int part, Consumer<Batch> rows) {
        if (files.isEmpty()) {
            memory.forEach(rows);
        } else {
            files.get(part).read(rows);
        }
    }

    void replay(Consumer<Batch> rows) {
        for (int part = 0; part < parts(); part++) {
            replay(part, rows);
        }
    }

    @Override
    public void close() {
        memory.clear();
        files.forEach(PartFile::close);
    }

    private void spill() {
        int count = key.length == 0 ? 1 : PARTS;
        for (int i = 0; i < count; i++) {
            files.add(new PartFile());
        }
        memory.forEach(this::write);
        memory.clear();
    }

    private void write(Batch batch) {
        if (files.size() == 1) {
            files.get(0).write(batch);
            return;
        }
        RowHash hash = RowHash.of(batch, key);
        for (int row = 0; row < batch.rows(); row++) {
            files.get(Math.floorMod(hash.high(row), PARTS)).builder.addFrom(batch, row);
        }
    }

    private final class PartFile implements AutoCloseable {
        private final Path file;
        private final DataOutputStream out;
        private final BatchBuilder builder = new BatchBuilder(schema, 512, this::write);

        private PartFile() {
            try {
                Files.createDirectories(surroundings.scratch());
                file = Files.createTempFile(surroundings.scratch(), "rows", ".part");
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
            } catch (IOException e) {
                throw unable("write", e);
            }
        }

        private void write(Batch batch) {
            try {
                BatchCodec.write(batch, out);
            } catch (IOException e) {
                throw unable("write", e);
            }
        }

        private void read(Consumer<Batch> rows) {
            builder.flush();
            try {
                out.flush();
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                    while (true) {
                        rows.accept(BatchCodec.read(schema, in));
                    }
                }
            } catch (EOFException end) {
                return; // why: the file ends where the last batch does.
            } catch (IOException e) {
                throw unable("read", e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw unable("remove", e);
            }
        }

        private UncheckedIOException unable(String verb, IOException cause) {
            return new UncheckedIOException(
                    "Unable to " + verb + " scratch rows '" + surroundings.scratch() + "': " + cause.getMessage()
                            + ". Give 'eda.scratch' a folder with room.",
                    cause);
        }
    }
}
