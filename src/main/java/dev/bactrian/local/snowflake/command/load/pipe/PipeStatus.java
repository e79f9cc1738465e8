package dev.bactrian.local.snowflake.command.load.pipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SystemFunction;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SYSTEM$PIPE_STATUS and SYSTEM$PIPE_FORCE_RESUME (docs.snowflake.com/en/sql-reference/functions/system_pipe_status). */
public final class PipeStatus {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PipeWork work;

    public PipeStatus(PipeWork work) {
        this.work = work;
    }

    public Map<String, SystemFunction> functions() {
        return Map.of("SYSTEM$PIPE_STATUS", PipeStatus::status, "SYSTEM$PIPE_FORCE_RESUME", this::resume);
    }

    private static String status(List<@Nullable Object> arguments, SessionContext session) {
        Pipe pipe = pipe(arguments, session);
        PipeQueue queue = new PipeQueue(session.engine());
        ObjectNode status = MAPPER.createObjectNode();
        status.put("executionState", pipe.paused() ? "PAUSED" : "RUNNING");
        status.put("pendingFileCount", queue.count(pipe.name()));
        Instant oldest = queue.oldest(pipe.name());
        if (oldest != null) {
            status.put("oldestPendingFileTimestamp", oldest.toString());
        }
        return status.toString();
    }

    private String resume(List<@Nullable Object> arguments, SessionContext session) {
        Pipe pipe = pipe(arguments, session);
        Map<String, Object> properties = new LinkedHashMap<>(pipe.object().properties());
        properties.put(Pipe.PAUSED, "FALSE");
        dev.bactrian.local.snowflake.command.load.ObjectStatement.PIPE.change(pipe.object(), properties, session);
        work.wake();
        return "true";
    }

    private static Pipe pipe(List<@Nullable Object> arguments, SessionContext session) {
        if (arguments.isEmpty() || arguments.get(0) == null) {
            throw new SnowflakeError(
                    938, "22023", "SQL compilation error:\nnot enough arguments for a pipe's function.");
        }
        QualifiedName name = session.resolve(
                TokenCursor.over(String.valueOf(arguments.get(0))).name());
        return session.catalog()
                .find(ObjectKind.PIPE, name)
                .map(Pipe::new)
                .orElseThrow(() -> SnowflakeError.doesNotExist("Pipe", name.toString()));
    }
}
