package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.bactrian.local.snowflake.command.FileTransfer;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.result.JsonChunk;
import dev.bactrian.local.snowflake.result.StoredResult;
import dev.bactrian.local.snowflake.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@code data} of a query's reply. */
final class QueryReply {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private QueryReply() {}

    static ObjectNode of(Session session, StoredResult result, String baseUrl) {
        ObjectNode data = head(session, result.queryId(), result.columns());
        data.put("statementTypeId", result.type().id());
        FileTransfer transfer = result.transfer();
        if (transfer != null) {
            transfer.data(baseUrl).forEach((key, value) -> data.set(key, MAPPER.valueToTree(value)));
            return data;
        }
        List<JsonChunk> chunks = result.chunks();
        String first = chunks.isEmpty() ? "" : new String(chunks.get(0).text(), StandardCharsets.UTF_8);
        data.putRawValue("rowset", new RawValue("[" + first + "]"));
        data.put("total", result.rows());
        data.put("returned", result.rows());
        if (chunks.size() > 1) {
            chunks(data, result, baseUrl);
        }
        if (!result.children().isEmpty()) {
            data.put("resultIds", join(result, StoredResult::queryId));
            data.put(
                    "resultTypes",
                    join(result, child -> Integer.toString(child.type().id())));
        }
        return data;
    }

    private static String join(StoredResult result, Function<StoredResult, String> part) {
        return result.children().stream().map(part).collect(Collectors.joining(","));
    }

    /** The chunks behind the first, each with its address. */
    private static void chunks(ObjectNode data, StoredResult result, String baseUrl) {
        ArrayNode array = data.putArray("chunks");
        for (int i = 1; i < result.chunks().size(); i++) {
            JsonChunk chunk = result.chunks().get(i);
            array.addObject()
                    .put("url", baseUrl + "/results/" + result.queryId() + "/" + i)
                    .put("rowCount", chunk.rows())
                    .put("uncompressedSize", chunk.length())
                    .put("compressedSize", chunk.length());
        }
        // why: with headers to send, the driver leaves out those of Amazon's encryption.
        data.putObject("chunkHeaders").put("x-local-snowflake", "chunk");
    }

    static ObjectNode head(Session session, String queryId, List<ResultColumn> columns) {
        ObjectNode data = WireReply.object();
        data.set("parameters", ParameterReply.of(session));
        ArrayNode types = data.putArray("rowtype");
        columns.forEach(column -> describe(types.addObject(), column));
        data.put("queryId", queryId);
        data.putNull("databaseProvider");
        data.put("finalDatabaseName", session.database());
        data.put("finalSchemaName", session.schema());
        data.put("finalWarehouseName", session.warehouse());
        data.put("finalRoleName", session.role());
        data.put("numberOfBinds", 0);
        data.put("arrayBindSupported", false);
        data.put("version", 1);
        data.put("sendResultTime", session.clock().millis());
        data.put("queryResultFormat", "json");
        return data;
    }

    private static void describe(ObjectNode target, ResultColumn column) {
        DataType type = column.type();
        target.put("name", column.name());
        target.put("database", "");
        target.put("schema", "");
        target.put("table", "");
        target.put("type", type.kind().name().toLowerCase(Locale.ROOT));
        target.put("nullable", column.nullable());
        target.putNull("collation");
        switch (type.kind()) {
            case FIXED -> numbers(target, type.precision(), type.scale());
            case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ -> numbers(target, 0, type.scale());
            case TEXT -> lengths(target, type.length(), Math.min(4L * type.length(), DataType.MAX_TEXT));
            case BINARY -> lengths(target, type.length(), type.length());
            case REAL, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY ->
                target.putNull("precision").putNull("scale").putNull("length").putNull("byteLength");
        }
    }

    private static void numbers(ObjectNode target, int precision, int scale) {
        target.put("precision", precision).put("scale", scale).putNull("length").putNull("byteLength");
    }

    private static void lengths(ObjectNode target, long length, long bytes) {
        target.putNull("precision").putNull("scale").put("length", length).put("byteLength", bytes);
    }
}
