package dev.bactrian.local.snowflake.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to DuckDB with its transaction. Statements are in DuckDB's own SQL. Failures come as {@link
 * dev.bactrian.local.snowflake.error.SnowflakeError}, except from {@link #jdbc()}. One thread at a time; {@link #interrupt()} from any.
 */
public interface EngineConnection extends AutoCloseable {
    /** The JDBC connection, for what the methods here do not cover. Not closed by callers; its transaction is not theirs to end. */
    Connection jdbc();

    /** Runs a statement that gives no rows; the number of rows it changed. */
    long update(String sql, List<? extends @Nullable Object> binds);

    /** Runs a query whose result is held whole by the engine. The caller closes the result set, and with it the statement. */
    ResultSet query(String sql, List<? extends @Nullable Object> binds);

    /** Runs a change that gives rows (RETURNING), and is remembered like {@link #update}. */
    ResultSet changed(String sql, List<? extends @Nullable Object> binds);

    default long update(String sql) {
        return update(sql, List.of());
    }

    default ResultSet query(String sql) {
        return query(sql, List.of());
    }

    /** A prepared statement, bound: to be looked at, and run by {@link #run}. The caller closes it, or the result of its run. */
    PreparedStatement prepare(String sql, List<? extends @Nullable Object> binds);

    /** Runs what {@link #prepare} gave. Closing the rows closes the statement. */
    ResultSet run(PreparedStatement prepared);

    default PreparedStatement prepare(String sql) {
        return prepare(sql, List.of());
    }

    /** Makes a table and fills it; for rows that come from outside of the engine. Types are DuckDB's. */
    void load(EngineTable table);

    /**
     * Starts a transaction. What {@link #update} and {@link #load} do in it is remembered until its end, so that it can be done again.
     */
    void begin();

    /** How much the transaction has done so far. */
    int mark();

    /**
     * Undoes what the transaction did behind {@code mark}, and brings it back to life when a failure had ended it: rolls back, starts
     * again and repeats what was done before the mark. The transaction then sees what others have committed since.
     *
     * <p>Why: DuckDB has no savepoints, and any runtime error ends its transaction; Snowflake's goes on.
     */
    void restore(int mark);

    /** Whether the transaction can go on: a runtime error ends it, a compilation error does not. */
    boolean alive();

    void commit();

    /** Ends the transaction if there is one, whatever its state. */
    void rollback();

    /** Whether {@link #begin()} was called and its transaction has not ended. */
    boolean inTransaction();

    /** Stops the statement that runs now, if any; it fails with 000604. */
    void interrupt();

    @Override
    void close();
}
