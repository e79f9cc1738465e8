package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.ObjectStatement;
import dev.bactrian.local.snowflake.command.load.ObjectStatement.Head;
import dev.bactrian.local.snowflake.command.load.copy.CopyPlan;
import dev.bactrian.local.snowflake.command.load.copy.CopyStatement;
import dev.bactrian.local.snowflake.command.load.copy.OnError;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CREATE, ALTER and DROP PIPE (docs.snowflake.com/en/sql-reference/sql/create-pipe, …/alter-pipe, …/drop-pipe). */
public final class PipeCommands {
    private final Stages stages;
    private final PipeWork work;

    public PipeCommands(Stages stages, PipeWork work) {
        this.stages = stages;
        this.work = work;
    }

    public Map<String, Command> commands() {
        return Map.of("CREATE PIPE", this::create, "ALTER PIPE", this::alter, "DROP PIPE", PipeCommands::drop);
    }

    private StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        Head head = ObjectStatement.PIPE.create(cursor, session);
        Map<String, Object> properties = new LinkedHashMap<>(Options.plain(cursor.options()));
        Options options = new Options(properties);
        List.of("AUTO_INGEST", "ERROR_INTEGRATION", "AWS_SNS_TOPIC", "INTEGRATION", "COMMENT")
                .forEach(options::ask);
        options.done();
        cursor.expect("AS");
        String definition = cursor.rest();
        CopyStatement copy = CopyStatement.read(definition, TokenCursor.over(definition));
        PipeRules.check(copy);
        Optional<StatementResult> done = ObjectStatement.PIPE.unlessNew(head, session);
        if (done.isPresent()) {
            return done.get();
        }
        CopyPlan.of(copy, stages, OnError.SKIP_FILE, session);
        properties.put(Pipe.DEFINITION, definition);
        properties.put(Pipe.PAUSED, "FALSE");
        new PipeQueue(session.engine()).clear(head.name());
        ObjectStatement.PIPE.put(head.name(), properties, session);
        return ObjectStatement.status("Pipe " + head.name().last() + " successfully created.");
    }

    private StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CatalogObject pipe = ObjectStatement.PIPE.alter(cursor, session);
        if (pipe == null) {
            return ObjectStatement.succeeded();
        }
        if (cursor.accept("REFRESH")) {
            return refresh(new Pipe(pipe), cursor, session);
        }
        Map<String, Object> properties = new LinkedHashMap<>(pipe.properties());
        if (cursor.accept("SET")) {
            Options options = Options.ofTokens(cursor.options());
            options.flag(Pipe.PAUSED, false);
            List.of("COMMENT", "ERROR_INTEGRATION").forEach(options::ask);
            options.done();
            properties.putAll(options.values());
        } else {
            cursor.expect("UNSET");
            String key = cursor.identifier();
            properties.remove(key);
            properties.put(key.equals(Pipe.PAUSED) ? Pipe.PAUSED : "COMMENT", key.equals(Pipe.PAUSED) ? "FALSE" : "");
        }
        cursor.expectEnd();
        ObjectStatement.PIPE.change(pipe, properties, session);
        work.wake();
        return ObjectStatement.succeeded();
    }

    /** REFRESH: the files of the last seven days that the pipe does not know go into its queue. */
    private StatementResult refresh(Pipe pipe, TokenCursor cursor, SessionContext session) {
        Options options = Options.ofTokens(cursor.options());
        cursor.expectEnd();
        String prefix = options.text("PREFIX", "");
        Instant after = options.text("MODIFIED_AFTER")
                .map(PipeCommands::instant)
                .orElse(session.clock().instant().minus(PipeWork.REFRESH_REACH));
        options.done();
        try {
            List<String> sent = work.refresh(pipe, prefix, after, session);
            return StatementResult.of(
                    StatementType.DDL,
                    List.of(ResultColumn.of("File", DataType.Kind.TEXT), ResultColumn.of("Status", DataType.Kind.TEXT)),
                    sent.stream().map(path -> List.<Object>of(path, "SENT")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to refresh pipe '" + pipe.name() + "'.", e);
        }
    }

    private static Instant instant(String text) {
        try {
            return java.time.OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (java.time.format.DateTimeParseException e) {
            throw new SnowflakeError(100035, "22007", "Timestamp '" + text + "' is not recognized", e);
        }
    }

    private static StatementResult drop(Statement statement, SessionContext session) {
        return ObjectStatement.PIPE.drop(
                statement.cursor(), session, pipe -> new PipeQueue(session.engine()).clear(pipe.name()));
    }
}
