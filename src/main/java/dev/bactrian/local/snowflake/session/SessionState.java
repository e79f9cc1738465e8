package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.Catalog;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.SessionControl;
import dev.bactrian.local.snowflake.command.SessionParameter;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import dev.bactrian.local.snowflake.result.ResultStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The current names, parameters and past statements of one session. */
final class SessionState implements SessionControl {
    private final Catalog catalog;
    private final EngineConnection engine;
    private final Transaction transaction;
    private final ResultStore results;
    private final Parameters parameters = new Parameters();
    private final List<String> queryIds = new ArrayList<>();
    private @Nullable String role;
    private @Nullable String warehouse;
    private @Nullable String database;
    private @Nullable String schema;

    SessionState(Login login, Catalog catalog, EngineConnection engine, Transaction transaction, ResultStore results) {
        this.results = results;
        this.catalog = catalog;
        this.engine = engine;
        this.transaction = transaction;
        login.parameters().forEach(parameters::accept);
        enterTimeZone();
        this.role = login.role();
        this.warehouse = login.warehouse();
        String wanted = login.database();
        if (wanted != null
                && catalog.find(ObjectKind.DATABASE, QualifiedName.of(wanted)).isPresent()) {
            use(ObjectKind.DATABASE, wanted);
            String wantedSchema = login.schema();
            if (wantedSchema != null && hasSchema(wanted, wantedSchema)) {
                use(ObjectKind.SCHEMA, wantedSchema);
            }
        }
    }

    private boolean hasSchema(String inDatabase, String name) {
        return catalog.find(ObjectKind.SCHEMA, QualifiedName.of(inDatabase, name))
                .isPresent();
    }

    @Override
    public void use(ObjectKind kind, @Nullable String name) {
        switch (kind) {
            case ROLE -> role = name;
            case WAREHOUSE -> warehouse = name;
            case DATABASE -> {
                database = name;
                schema = name != null && hasSchema(name, "PUBLIC") ? "PUBLIC" : null;
            }
            case SCHEMA -> schema = name;
            default -> throw new IllegalArgumentException("No session has a current " + kind);
        }
    }

    @Override
    public void setParameter(String name, @Nullable String value) {
        parameters.set(name, value);
        if (name.equalsIgnoreCase("TIMEZONE")) {
            enterTimeZone();
        }
        if (name.equalsIgnoreCase("AUTOCOMMIT")) {
            transaction.commit();
        }
    }

    private void enterTimeZone() {
        engine.update("SET TimeZone = '" + parameters.get("TIMEZONE").replace("'", "''") + "'");
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String> parameters() {
        return parameters.all();
    }

    @Override
    public List<SessionParameter> definitions() {
        return List.copyOf(Parameters.definitions().values());
    }

    @Override
    public void begin() {
        transaction.begin();
    }

    @Override
    public void commit() {
        transaction.commit();
    }

    @Override
    public void rollback() {
        transaction.rollback();
    }

    @Override
    public void lock(QualifiedName table, LockMode mode) {
        Duration timeout = Duration.ofSeconds(Long.parseLong(parameter("LOCK_TIMEOUT")));
        transaction.lock(table.toString(), mode, timeout);
    }

    @Override
    public Optional<Long> transactionId() {
        return transaction.id();
    }

    void ran(String queryId) {
        queryIds.add(queryId);
    }

    @Override
    public Optional<String> queryId(int index) {
        int at = index < 0 ? queryIds.size() + index : index - 1;
        return at >= 0 && at < queryIds.size() ? Optional.of(queryIds.get(at)) : Optional.empty();
    }

    @Override
    public StatementResult result(String queryId) {
        return results.find(queryId)
                .orElseThrow(() -> new SnowflakeError(709, "02000", "Statement " + queryId + " not found"))
                .read();
    }

    @Nullable
    String role() {
        return role;
    }

    @Nullable
    String warehouse() {
        return warehouse;
    }

    @Nullable
    String database() {
        return database;
    }

    @Nullable
    String schema() {
        return schema;
    }
}
