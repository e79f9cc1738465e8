package dev.bactrian.local.snowflake.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The DuckDB database of one account: one file in a folder, open in this process only. Thread-safe; connections are not.
 *
 * <p>Snowflake's schema S of database D is DuckDB's schema {@code "D.S"}. A DuckDB schema without a dot in its name is the endpoint's own.
 */
public final class Engine implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "SET GLOBAL default_null_order = 'nulls_last_on_asc_first_on_desc'",
            "SET GLOBAL default_transaction_invalidation_policy = 'SYNTACTIC_ERRORS_DO_NOT_INVALIDATE'",
            "SET GLOBAL memory_limit = '4GB'",
            "SET GLOBAL autoinstall_known_extensions = false",
            "SET GLOBAL autoload_known_extensions = false");

    private final DuckDBConnection root;

    private Engine(DuckDBConnection root) {
        this.root = root;
    }

    /** Opens the database in {@code folder}, made if it is not there. */
    public static Engine open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("account.duckdb");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, new Properties());
            Engine engine = new Engine(connection.unwrap(DuckDBConnection.class));
            try (Statement statement = connection.createStatement()) {
                for (String setting : SETTINGS) {
                    statement.execute(setting);
                }
            }
            return engine;
        } catch (SQLException e) {
            throw new IOException(
                    "Unable to open database '" + file + "': " + e.getMessage()
                            + ". Close the other process that has it open, or name another folder.",
                    e);
        }
    }

    public EngineConnection connect() {
        try {
            return new DuckDbConnection(root.duplicate().unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }

    @Override
    public void close() {
        try (Statement statement = root.createStatement()) {
            statement.execute("FORCE CHECKPOINT");
        } catch (SQLException e) {
            System.getLogger(Engine.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "Nothing lost: the log is replayed when the file is opened again.",
                            e);
        }
        try {
            root.close();
        } catch (SQLException e) {
            throw EngineErrors.of(e);
        }
    }
}
