package dev.bactrian.local.snowflake.command.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Optional;

/** One value of a graph's CONFIG, which is JSON (docs.snowflake.com/en/sql-reference/functions/system_get_task_graph_config). */
final class TaskConfig {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TaskConfig() {}

    /** The value at a path such as {@code a.b}. */
    static Optional<String> value(String config, String path) {
        try {
            JsonNode node = MAPPER.readTree(config);
            for (String step : path.split("\\.", -1)) {
                node = node.path(step);
            }
            if (node.isMissingNode() || node.isNull()) {
                return Optional.empty();
            }
            return Optional.of(node.isValueNode() ? node.asText() : node.toString());
        } catch (JsonProcessingException e) {
            throw new SnowflakeError(100_069, "22P02", "Error parsing JSON: CONFIG of the task graph is not JSON.", e);
        }
    }
}
