package dev.bactrian.local.snowflake.result;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementType;
import java.util.List;

/**
 * One statement's result, read to its end and encoded.
 *
 * @param chunks the rows, in order; the first one goes with the reply, the others are fetched
 */
public record StoredResult(String queryId, StatementType type, List<ResultColumn> columns, List<JsonChunk> chunks) {
    public StoredResult {
        columns = List.copyOf(columns);
        chunks = List.copyOf(chunks);
    }

    public long rows() {
        return chunks.stream().mapToLong(JsonChunk::rows).sum();
    }
}
