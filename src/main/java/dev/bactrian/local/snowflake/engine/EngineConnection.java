package dev.bactrian.local.snowflake.engine;

import java.sql.Connection;

/** One connection to DuckDB with its transaction. */
public interface EngineConnection extends AutoCloseable {
    /** The JDBC connection, for statements in DuckDB's own SQL. Not closed by callers. */
    Connection jdbc();

    @Override
    void close();
}
