package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.Catalog;
import dev.bactrian.local.snowflake.catalog.StoredCatalog;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.Macros;
import dev.bactrian.local.snowflake.engine.Engine;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.result.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One account: its database, its commands, its open sessions. Thread-safe. */
public final class Account implements AutoCloseable {
    private final String name;
    private final Path folder;
    private final Clock clock;
    private final Engine engine;
    private final CommandTable commands;
    private final ResultStore results;
    private final Queries queries;
    private final TableLocks locks;
    private final Users users;
    private final Tokens tokens;
    private final AtomicLong nextSession;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

    public Account(String name, Path folder, Clock clock, List<Feature> features, Duration idleTransactions)
            throws IOException {
        this.locks = new TableLocks(idleTransactions);
        this.name = name;
        this.folder = folder;
        this.clock = clock;
        this.commands = new CommandTable(features);
        this.nextSession = new AtomicLong(clock.millis() * 1000);
        Files.createDirectories(stageFolder());
        this.results = new ResultStore(folder.resolve("results"));
        this.queries = new Queries(this);
        this.engine = Engine.open(folder);
        this.users = new Users(name, clock, engine);
        this.tokens = new Tokens(clock);
        try (EngineConnection connection = engine.connect()) {
            connection.begin();
            StoredCatalog.create(connection);
            InformationSchema.create(connection);
            Macros.statements().forEach(connection::update);
            connection.commit();
        }
    }

    /** The account's name, upper case, as CURRENT_ACCOUNT gives it. */
    public String name() {
        return name;
    }

    public Clock clock() {
        return clock;
    }

    public Users users() {
        return users;
    }

    public Tokens tokens() {
        return tokens;
    }

    public ResultStore results() {
        return results;
    }

    public Queries queries() {
        return queries;
    }

    /** Runs {@code work} on the catalog in a transaction of its own. */
    public void change(Consumer<Catalog> work) {
        try (EngineConnection connection = engine.connect()) {
            connection.begin();
            work.accept(new StoredCatalog(connection));
            connection.commit();
        }
    }

    CommandTable commands() {
        return commands;
    }

    TableLocks locks() {
        return locks;
    }

    Path stageFolder() {
        return folder.resolve("stages");
    }

    /** A session of this user; the caller closes it. */
    public Session open(Login login) {
        Session session = new Session(this, nextSession.incrementAndGet(), login, engine.connect());
        sessions.add(session);
        return session;
    }

    /** A session of the account's own, in which tasks run. */
    public SessionContext.OwnedSession system() {
        return owned(open(new Login("SYSTEM", "ACCOUNTADMIN", null, null, null, "LOCAL", Map.of())));
    }

    static SessionContext.OwnedSession owned(Session session) {
        return new SessionContext.OwnedSession() {
            @Override
            public SessionContext session() {
                return session;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    void closed(Session session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        queries.close();
        List.copyOf(sessions).forEach(Session::close);
        results.clear();
        engine.close();
    }
}
