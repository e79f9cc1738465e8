package dev.bactrian.local.snowflake;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.Secret;
import dev.bactrian.local.snowflake.command.load.LoadFeature;
import dev.bactrian.local.snowflake.command.load.pipe.PipeRunner;
import dev.bactrian.local.snowflake.command.task.TaskRunner;
import dev.bactrian.local.snowflake.command.task.TaskWork;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.session.Account;
import dev.bactrian.local.snowflake.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Snowflake account on this machine: the real driver talks to it over HTTP on loopback, DuckDB keeps its tables in a folder. What it
 * does not do, it refuses by name.
 */
public final class LocalSnowflake implements AutoCloseable {
    private final Account account;
    private final TaskRunner tasks;
    private final LoadFeature load;
    private final PipeRunner pipes;
    private final Wire wire;

    private LocalSnowflake(Account account, TaskRunner tasks, LoadFeature load, PipeRunner pipes, Wire wire) {
        this.account = account;
        this.tasks = tasks;
        this.load = load;
        this.pipes = pipes;
        this.wire = wire;
    }

    /**
     * Who may log in. A password, a public key (PEM or its base64), a token: whichever are there are accepted.
     *
     * @param token for OAuth and programmatic access tokens
     */
    public record User(String name, Optional<String> password, Optional<String> publicKey, Optional<String> token) {
        public static User withPassword(String name, String password) {
            return new User(name, Optional.of(password), Optional.empty(), Optional.empty());
        }
    }

    /**
     * How to start.
     *
     * @param folder holds the account; made if it is not there; one process at a time
     * @param port 0 for any free one
     * @param idleTransactions how long an open transaction may run no statement while another waits for its tables
     */
    public record Options(Path folder, int port, Clock clock, List<User> users, Duration idleTransactions) {
        /** docs.snowflake.com/en/sql-reference/transactions, "Aborting transactions". */
        private static final Duration SNOWFLAKES = Duration.ofMinutes(5);

        public Options {
            users = List.copyOf(users);
        }

        public Options(Path folder, int port, Clock clock, List<User> users) {
            this(folder, port, clock, users, SNOWFLAKES);
        }

        /** Any port, the system's clock. */
        public static Options in(Path folder, User... users) {
            return new Options(folder, 0, Clock.systemUTC(), List.of(users));
        }
    }

    public static LocalSnowflake start(Options options) throws IOException {
        TaskWork work = new TaskWork();
        LoadFeature load = new LoadFeature(options.clock(), null);
        Account account = new Account(
                "LOCAL", options.folder(), options.clock(), Features.all(work, load), options.idleTransactions());
        try {
            account.change(catalog -> options.users().forEach(user -> catalog.put(user(user, options.clock()))));
            TaskRunner tasks = new TaskRunner(work, account::system, options.clock());
            load.open(account::system);
            PipeRunner pipes = load.runPipes(account::system);
            Wire wire = new Wire(
                    options.port(),
                    account,
                    load.handlers(account::system, token -> account.users().byKeyPair(token)));
            return new LocalSnowflake(account, tasks, load, pipes, wire);
        } catch (IOException | RuntimeException e) {
            account.close();
            throw e;
        }
    }

    private static CatalogObject user(User user, Clock clock) {
        Map<String, Object> properties = new HashMap<>();
        user.password().ifPresent(password -> properties.put("PASSWORD", Secret.stored(password)));
        user.publicKey().ifPresent(key -> properties.put("RSA_PUBLIC_KEY", key));
        user.token().ifPresent(token -> properties.put("TOKEN", Secret.stored(token)));
        return new CatalogObject(
                ObjectKind.USER,
                QualifiedName.of(user.name().toUpperCase(Locale.ROOT)),
                properties,
                clock.instant(),
                "ACCOUNTADMIN",
                "");
    }

    public URI url() {
        return wire.url();
    }

    /** For snowflake-jdbc, without user and password. */
    public String jdbcUrl() {
        return "jdbc:snowflake://localhost:" + wire.url().getPort()
                + "/?ssl=off&account=local&disablePlatformDetection=true";
    }

    @Override
    public void close() {
        wire.close();
        tasks.close();
        pipes.close();
        load.close();
        account.close();
    }
}
