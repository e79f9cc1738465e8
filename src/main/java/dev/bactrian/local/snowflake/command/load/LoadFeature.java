package dev.bactrian.local.snowflake.command.load;

import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.SessionContext.OwnedSession;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.command.load.copy.CopyIntoLocation;
import dev.bactrian.local.snowflake.command.load.copy.CopyIntoTable;
import dev.bactrian.local.snowflake.command.load.copy.CopyTables;
import dev.bactrian.local.snowflake.command.load.copy.LoadHistory;
import dev.bactrian.local.snowflake.command.load.copy.StageTables;
import dev.bactrian.local.snowflake.command.load.format.FileFormatCommands;
import dev.bactrian.local.snowflake.command.load.pipe.PipeCommands;
import dev.bactrian.local.snowflake.command.load.pipe.PipeQueue;
import dev.bactrian.local.snowflake.command.load.pipe.PipeRunner;
import dev.bactrian.local.snowflake.command.load.pipe.PipeStatus;
import dev.bactrian.local.snowflake.command.load.pipe.PipeWork;
import dev.bactrian.local.snowflake.command.load.pipe.SnowpipeHandler;
import dev.bactrian.local.snowflake.command.load.stage.FileCommands;
import dev.bactrian.local.snowflake.command.load.stage.IntegrationCommands;
import dev.bactrian.local.snowflake.command.load.stage.S3Clients;
import dev.bactrian.local.snowflake.command.load.stage.StageCommands;
import dev.bactrian.local.snowflake.command.load.stage.StageGrants;
import dev.bactrian.local.snowflake.command.load.stage.StagedFileHandler;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.command.load.stage.TransferCommands;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that loads and unloads, of one account. Close it when the account closes. */
public final class LoadFeature implements AutoCloseable {
    private final S3Clients clients;
    private final StageGrants grants;
    private final Stages stages;
    private final PipeWork pipes;

    /** @param s3 where {@code s3://} is; null for Amazon */
    public LoadFeature(Clock clock, @Nullable URI s3) {
        this.clients = new S3Clients(s3);
        this.grants = new StageGrants(clock);
        this.stages = new Stages(clients);
        this.pipes = new PipeWork(stages);
    }

    public Feature feature() {
        Map<String, Command> commands = new HashMap<>();
        commands.putAll(StageCommands.commands());
        commands.putAll(FileFormatCommands.commands());
        commands.putAll(new FileCommands(stages).commands());
        commands.putAll(new TransferCommands(stages, grants).commands());
        commands.putAll(new PipeCommands(stages, pipes).commands());
        commands.putAll(IntegrationCommands.commands());
        commands.putAll(Listings.commands());
        commands.putAll(Descriptions.commands());
        commands.put("COPY INTO", new CopyIntoTable(stages, new CopyIntoLocation(stages)));
        Map<String, TableFunction> tables = new HashMap<>(CopyTables.functions());
        tables.putAll(new StageTables(stages).functions());
        return new Feature(commands, tables, new PipeStatus(pipes).functions());
    }

    /** Makes the tables that loading keeps its books in, where they are not there. */
    public void open(Supplier<OwnedSession> sessions) {
        try (OwnedSession owned = sessions.get()) {
            new LoadHistory(owned.session().engine()).create();
            new PipeQueue(owned.session().engine()).create();
        }
    }

    /** Loads what waits for pipes, until it is closed. */
    public PipeRunner runPipes(Supplier<OwnedSession> sessions) {
        return new PipeRunner(pipes, sessions);
    }

    /**
     * What the HTTP server calls, by the start of the request's path.
     *
     * @param authentication throws unless the text is a token that a user's key signed
     */
    public Map<String, HttpHandler> handlers(Supplier<OwnedSession> sessions, Consumer<String> authentication) {
        return Map.of(
                StagedFileHandler.PATH,
                new StagedFileHandler(grants),
                SnowpipeHandler.PATH,
                new SnowpipeHandler(pipes, sessions, authentication));
    }

    @Override
    public void close() {
        clients.close();
    }
}
