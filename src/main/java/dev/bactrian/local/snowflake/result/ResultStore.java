package dev.bactrian.local.snowflake.result;

import dev.bactrian.local.snowflake.command.StatementResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of an account's latest statements, in a folder that is emptied when the account is opened. Snowflake keeps a result for 24
 * hours; here the latest ones are kept. Thread-safe.
 */
public final class ResultStore {
    private static final int KEPT = 2_000;

    private final Path folder;
    private final Map<String, StoredResult> results = new LinkedHashMap<>();

    public ResultStore(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Reads the result to its end, encodes it and keeps it. */
    public StoredResult keep(String queryId, StatementResult result) {
        StoredResult stored = JsonEncoder.encode(queryId, result, folder);
        keep(stored);
        return stored;
    }

    public synchronized void keep(StoredResult result) {
        results.put(result.queryId(), result);
        if (results.size() > KEPT) {
            String oldest = results.keySet().iterator().next();
            forget(Optional.ofNullable(results.remove(oldest)));
        }
    }

    private static void forget(Optional<StoredResult> result) {
        result.ifPresent(old -> old.chunks().forEach(JsonChunk::delete));
    }

    public synchronized Optional<StoredResult> find(String queryId) {
        return Optional.ofNullable(results.get(queryId));
    }

    /** Deletes everything that is kept. */
    public synchronized void clear() {
        List.copyOf(results.values()).forEach(result -> forget(Optional.of(result)));
        results.clear();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
