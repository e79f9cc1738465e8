package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.Catalog;
import dev.bactrian.local.snowflake.catalog.StoredCatalog;
import dev.bactrian.local.snowflake.command.BatchCommand;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.SessionControl;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.StoredResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session. Its statements run one after the other: callers hold the session's monitor while they run one and read its rows. */
public final class Session implements SessionContext, AutoCloseable {
    private final Account account;
    private final long id;
    private final String user;
    private final EngineConnection engine;
    private final SessionCatalog catalog;
    private final SessionState state;
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final Transaction transaction;
    private boolean consuming;
    private final String client;
    private String statementText = "";
    private int tables;
    private volatile boolean cancelled;

    Session(Account account, long id, Login login, EngineConnection engine) {
        this.account = account;
        this.id = id;
        this.user = login.user();
        this.client = login.client();
        this.engine = engine;
        this.catalog = new SessionCatalog(new StoredCatalog(engine));
        this.transaction = new Transaction(engine, account.locks(), account.clock());
        this.state = new SessionState(login, catalog, engine, transaction, account.results());
    }

    /** Runs one statement; its rows must be read before the next one. */
    public StatementResult run(String sql, String queryId, List<? extends List<? extends @Nullable Object>> bindRows) {
        List<Token> tokens = Lexer.tokens(sql);
        if (tokens.isEmpty()) {
            throw new SnowflakeError(900, "42000", "SQL compilation error:\nEmpty SQL statement.");
        }
        CommandTable.Entry entry = account.commands().find(tokens);
        statementText = sql;
        if (cancelled) {
            throw new SnowflakeError(604, "57014", "SQL execution canceled");
        }
        boolean outer = consuming;
        consuming = Verb.of(entry.key()) == Verb.WRITE || entry.key().equals("CREATE TABLE");
        try {
            return run(entry, new Statement(queryId, sql, tokens, List.of()), bindRows);
        } finally {
            consuming = outer;
        }
    }

    private StatementResult run(
            CommandTable.Entry entry, Statement statement, List<? extends List<? extends @Nullable Object>> bindRows) {
        return transaction.run(Verb.of(entry.key()), autocommit(), () -> {
            if (bindRows.size() > 1 && entry.command() instanceof BatchCommand batch) {
                return batch.runAll(statement, bindRows, this);
            }
            StatementResult last = null;
            List<? extends List<? extends @Nullable Object>> rows = bindRows.isEmpty() ? List.of(List.of()) : bindRows;
            for (List<? extends @Nullable Object> binds : rows) {
                StatementResult one =
                        entry.command().run(statement.with(java.util.Collections.unmodifiableList(binds)), this);
                last = last == null ? one : BatchCounts.sum(last, one);
            }
            return java.util.Objects.requireNonNull(last);
        });
    }

    /** To be called before a driver's statement: what was cancelled before has no effect on it. */
    void ready() {
        cancelled = false;
        transaction.cancelled(false);
    }

    /** Keeps the result and makes it the last one. */
    StoredResult keep(String queryId, StatementResult result) {
        StoredResult stored = account.results().keep(queryId, result);
        state.ran(queryId);
        return stored;
    }

    /** Whether the statement that runs moves the offsets of the streams that it reads. */
    boolean isConsuming() {
        return consuming;
    }

    /** The columns that a statement would give. */
    public List<ResultColumn> describe(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        CommandTable.Entry entry = account.commands().find(tokens);
        return entry.command().describe(new Statement("", sql, tokens, List.of()), this);
    }

    Account account() {
        return account;
    }

    /** The client's name and version, as CURRENT_CLIENT gives them. */
    String client() {
        return client;
    }

    String statementText() {
        return statementText;
    }

    /** A number for a table of the session's own. */
    int nextTable() {
        return ++tables;
    }

    @Override
    public String engineName(QualifiedName table) {
        List<String> parts = table.parts();
        String schema = parts.get(0) + "." + parts.get(1);
        return catalog.isTemporary(table)
                ? "temp.main." + QualifiedName.quote(schema + "." + parts.get(2))
                : QualifiedName.quote(schema) + "." + QualifiedName.quote(parts.get(2));
    }

    @Override
    public StatementNames names(List<? extends @Nullable Object> binds) {
        return new SessionNames(this, account.commands(), binds, false);
    }

    @Override
    public StatementNames storedNames() {
        return new SessionNames(this, account.commands(), List.of(), true);
    }

    /** What kind of statement this is, so far as its first words tell. */
    public StatementType statementType(String sql) {
        String key = account.commands().find(Lexer.tokens(sql)).key();
        for (StatementType type : StatementType.values()) {
            if (key.equals(type.name())) {
                return type;
            }
        }
        return StatementType.DDL;
    }

    @Override
    public StatementResult execute(String sql, List<@Nullable Object> binds) {
        String queryId = UUID.randomUUID().toString();
        return keep(queryId, run(sql, queryId, List.of(binds))).read();
    }

    private boolean autocommit() {
        return Boolean.parseBoolean(parameter("AUTOCOMMIT"));
    }

    @Override
    public long sessionId() {
        return id;
    }

    @Override
    public Clock clock() {
        return account.clock();
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public @Nullable String role() {
        return state.role();
    }

    @Override
    public @Nullable String warehouse() {
        return state.warehouse();
    }

    @Override
    public @Nullable String database() {
        return state.database();
    }

    @Override
    public @Nullable String schema() {
        return state.schema();
    }

    @Override
    public String parameter(String name) {
        return state.parameter(name);
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        return variables;
    }

    @Override
    public QualifiedName resolve(QualifiedName name) {
        String database = state.database();
        String schema = state.schema();
        int parts = name.parts().size();
        if (parts < 3 && database == null) {
            throw new SnowflakeError(
                    90105,
                    "22000",
                    "Cannot perform operation. This session does not have a current database. Call 'USE DATABASE', or use a"
                            + " qualified name.");
        }
        if (parts == 1 && schema == null) {
            throw new SnowflakeError(
                    90106,
                    "22000",
                    "Cannot perform operation. This session does not have a current schema. Call 'USE SCHEMA', or use a"
                            + " qualified name.");
        }
        return name.in(database == null ? "" : database, schema == null ? "" : schema);
    }

    @Override
    public SessionControl control() {
        return state;
    }

    @Override
    public EngineConnection engine() {
        return engine;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Path stageFolder() {
        return account.stageFolder();
    }

    @Override
    public OwnedSession fork() {
        return Account.owned(
                account.open(new Login(user, role(), warehouse(), database(), schema(), client, Map.of())));
    }

    /** Stops the statement that runs now. From any thread. */
    public void interrupt() {
        cancelled = true;
        transaction.cancelled(true);
        engine.interrupt();
    }

    @Override
    public void close() {
        account.closed(this);
        transaction.rollback();
        engine.close();
    }
}
