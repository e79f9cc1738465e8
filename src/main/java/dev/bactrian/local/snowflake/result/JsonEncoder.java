package dev.bactrian.local.snowflake.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.StatementResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a result to its end and encodes it as JSON chunks of some megabytes. */
final class JsonEncoder {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int FIRST_CHUNK_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 8 << 20;

    private final List<JsonChunk> chunks = new ArrayList<>();

    private final Path folder;

    private JsonEncoder(Path folder) {
        this.folder = folder;
    }

    /** Large chunks are put into files of {@code folder}. */
    static StoredResult encode(String queryId, StatementResult result, Path folder) {
        JsonEncoder encoder = new JsonEncoder(folder);
        try (ResultRows rows = result.rows()) {
            encoder.readAll(rows, result.columns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredResult(queryId, result.type(), result.columns(), encoder.chunks, result.transfer(), List.of());
    }

    private void readAll(ResultRows rows, List<ResultColumn> columns) throws IOException {
        boolean more = rows.next();
        do {
            int limit = chunks.isEmpty() ? FIRST_CHUNK_BYTES : CHUNK_BYTES;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int count = 0;
            try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
                json.setPrettyPrinter(new MinimalPrettyPrinter(","));
                while (more && bytes.size() < limit) {
                    row(json, rows, columns);
                    count++;
                    more = rows.next();
                }
            }
            chunks.add(JsonChunk.of(bytes.toByteArray(), count, folder));
        } while (more);
    }

    private static void row(JsonGenerator json, ResultRows rows, List<ResultColumn> columns) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < columns.size(); i++) {
            Object value = rows.value(i);
            if (value == null) {
                json.writeNull();
            } else {
                json.writeString(JsonValue.text(value, columns.get(i).type()));
            }
        }
        json.writeEndArray();
        // why: flushing each row keeps the size that the chunk limit looks at honest; the buffer below is memory.
        json.flush();
    }
}
