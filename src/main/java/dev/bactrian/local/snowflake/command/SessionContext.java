package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.catalog.Catalog;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command sees of its session. One statement runs in a session at a time. */
public interface SessionContext {
    long sessionId();

    Clock clock();

    String user();

    @Nullable
    String role();

    @Nullable
    String warehouse();

    @Nullable
    String database();

    @Nullable
    String schema();

    /** Session parameters, upper case, with Snowflake's defaults (docs.snowflake.com/en/sql-reference/parameters). */
    String parameter(String name);

    /** Session variables (SET), upper case. */
    Map<String, @Nullable Object> variables();

    /** Database, schema and name in full; throws 090105 when the session has no current database or schema. */
    QualifiedName resolve(QualifiedName name);

    /** A table's or view's name in the engine's text; {@code table} is in full. */
    String engineName(QualifiedName table);

    /** The names of one statement with these binds, for its translation. The caller closes it when the statement is done. */
    StatementNames names(List<? extends @Nullable Object> binds);

    /** The same for text that is kept (a view, a default, a function): it says nothing of the session. */
    StatementNames storedNames();

    /** What a command may change in the session. */
    SessionControl control();

    /** The session's own connection to the engine: its transaction. */
    EngineConnection engine();

    /** Objects that the engine does not know, read and written in the session's transaction. */
    Catalog catalog();

    /** The folder that holds the files of internal stages. */
    Path stageFolder();

    /** Runs one statement in this session and transaction, as a procedure or task does. */
    StatementResult execute(String sql, List<@Nullable Object> binds);

    /** A new session of the same user and role, with its own transaction: for tasks and pipes. The caller closes it. */
    OwnedSession fork();

    /** A session that its holder must close. */
    interface OwnedSession extends AutoCloseable {
        SessionContext session();

        @Override
        void close();
    }
}
