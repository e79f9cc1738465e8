package dev.bactrian.local.snowflake.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A DuckDB connection. Every statement is its own JDBC statement: DuckDB's driver closes a statement that fails. */
final class DuckDbConnection implements EngineConnection {
    private final DuckDBConnection connection;
    private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
    private final List<Runnable> done = new ArrayList<>();
    private boolean inTransaction;

    DuckDbConnection(DuckDBConnection connection) {
        this.connection = connection;
    }

    @Override
    public Connection jdbc() {
        return connection;
    }

    @Override
    public long update(String sql, List<? extends @Nullable Object> binds) {
        long rows = change(sql, binds);
        remember(() -> change(sql, binds));
        return rows;
    }

    @Override
    public ResultSet changed(String sql, List<? extends @Nullable Object> binds) {
        ResultSet rows = query(sql, binds);
        remember(() -> change(sql, binds));
        return rows;
    }

    private void remember(Runnable work) {
        if (inTransaction) {
            done.add(work);
        }
    }

    private long change(String sql, List<? extends @Nullable Object> binds) {
        NumberedBinds numbered = NumberedBinds.of(sql, binds);
        try (PreparedStatement statement = connection.prepareStatement(numbered.sql())) {
            bind(statement, numbered.values());
            running.set(statement);
            boolean rows = statement.execute();
            return rows ? 0 : Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        } finally {
            running.set(null);
        }
    }

    @Override
    public ResultSet query(String sql, List<? extends @Nullable Object> binds) {
        return run(prepare(sql, binds));
    }

    @Override
    public PreparedStatement prepare(String sql, List<? extends @Nullable Object> binds) {
        NumberedBinds numbered = NumberedBinds.of(sql, binds);
        try {
            PreparedStatement statement = connection.prepareStatement(numbered.sql());
            try {
                bind(statement, numbered.values());
                return statement;
            } catch (SQLException e) {
                close(statement, e);
                throw e;
            }
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }

    @Override
    public ResultSet run(PreparedStatement prepared) {
        try {
            prepared.closeOnCompletion();
            running.set(prepared);
            return prepared.executeQuery();
        } catch (SQLException e) {
            close(prepared, e);
            throw EngineErrors.of(e);
        } finally {
            running.set(null);
        }
    }

    @Override
    public void load(EngineTable table) {
        table.fill(connection);
        remember(() -> table.fill(connection));
    }

    @Override
    public void begin() {
        run("BEGIN TRANSACTION");
        inTransaction = true;
    }

    @Override
    public int mark() {
        return done.size();
    }

    @Override
    public void restore(int mark) {
        List<Runnable> again = List.copyOf(done.subList(0, mark));
        rollback();
        begin();
        for (Runnable work : again) {
            work.run();
            done.add(work);
        }
    }

    @Override
    public boolean alive() {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void commit() {
        inTransaction = false;
        done.clear();
        // why: a commit that fails has undone everything already; DuckDB then has no transaction to roll back.
        run("COMMIT");
    }

    @Override
    public void rollback() {
        if (inTransaction) {
            inTransaction = false;
            done.clear();
            run("ROLLBACK");
        }
    }

    @Override
    public boolean inTransaction() {
        return inTransaction;
    }

    @Override
    public void interrupt() {
        Statement statement = running.get();
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw EngineErrors.of(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }

    private static void bind(PreparedStatement statement, List<? extends @Nullable Object> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            statement.setObject(i + 1, binds.get(i));
        }
    }

    private static void close(Statement statement, SQLException cause) {
        try {
            statement.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
