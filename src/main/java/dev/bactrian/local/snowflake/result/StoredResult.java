package dev.bactrian.local.snowflake.result;

import dev.bactrian.local.snowflake.command.FileTransfer;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement's result, read to its end and encoded.
 *
 * @param chunks the rows, in order; the first one goes with the reply, the others are fetched
 * @param transfer what PUT and GET tell the driver; null for all others
 * @param children the results of a text of several statements, which are fetched one by one
 */
public record StoredResult(
        String queryId,
        StatementType type,
        List<ResultColumn> columns,
        List<JsonChunk> chunks,
        @Nullable FileTransfer transfer,
        List<StoredResult> children) {
    public StoredResult {
        columns = List.copyOf(columns);
        chunks = List.copyOf(chunks);
        children = List.copyOf(children);
    }

    public long rows() {
        return chunks.stream().mapToLong(JsonChunk::rows).sum();
    }

    /** The result again, to be read. */
    public StatementResult read() {
        return new StatementResult(type, columns, new JsonDecoder(this), transfer);
    }
}
