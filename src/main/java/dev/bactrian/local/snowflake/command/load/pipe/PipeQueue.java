package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.command.load.copy.EngineText;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that pipes were told of and have not done with, in the account's own database: told is kept, whatever happens to the process. A
 * file leaves the queue in the transaction that loads it.
 */
public final class PipeQueue {
    private final EngineConnection engine;

    public PipeQueue(EngineConnection engine) {
        this.engine = engine;
    }

    /** A file in the queue, by its path below the pipe's location. */
    public record Waiting(String path, Instant received) {}

    public void create() {
        engine.update("CREATE SCHEMA IF NOT EXISTS meta");
        engine.update(
                "CREATE TABLE IF NOT EXISTS meta.pipe_queue (pipe_name VARCHAR, path VARCHAR, received TIMESTAMPTZ)");
    }

    /** Adds the files that do not wait yet; how many those are. */
    long add(QualifiedName pipe, Collection<String> paths, Instant now) {
        return engine.update(
                "INSERT INTO meta.pipe_queue SELECT ?, path, ? FROM (SELECT DISTINCT unnest(from_json(?, '[\"VARCHAR\"]')) AS path)"
                        + " WHERE path NOT IN (SELECT path FROM meta.pipe_queue WHERE pipe_name = ?)",
                Arrays.asList(key(pipe), now.atOffset(ZoneOffset.UTC), EngineText.list(paths), key(pipe)));
    }

    List<Waiting> first(QualifiedName pipe, int most) {
        try (ResultSet rows = engine.query(
                "SELECT path, received FROM meta.pipe_queue WHERE pipe_name = ? ORDER BY received, path LIMIT " + most,
                List.of(key(pipe)))) {
            List<Waiting> waiting = new ArrayList<>();
            while (rows.next()) {
                waiting.add(new Waiting(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant()));
            }
            return waiting;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    void remove(QualifiedName pipe, Collection<String> paths) {
        engine.update(
                "DELETE FROM meta.pipe_queue WHERE pipe_name = ? AND path IN (SELECT unnest(from_json(?, '[\"VARCHAR\"]')))",
                List.of(key(pipe), EngineText.list(paths)));
    }

    void clear(QualifiedName pipe) {
        engine.update("DELETE FROM meta.pipe_queue WHERE pipe_name = ?", List.of(key(pipe)));
    }

    /** A name as the queue keeps it; its parts may hold dots. */
    private static String key(QualifiedName pipe) {
        return pipe.quoted();
    }

    /** The pipes for which files wait. */
    Set<QualifiedName> pipes() {
        try (ResultSet rows = engine.query("SELECT DISTINCT pipe_name FROM meta.pipe_queue ORDER BY pipe_name")) {
            Set<QualifiedName> pipes = new LinkedHashSet<>();
            while (rows.next()) {
                pipes.add(TokenCursor.over(rows.getString(1)).name());
            }
            return pipes;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    long count(QualifiedName pipe) {
        try (ResultSet rows =
                engine.query("SELECT count(*) FROM meta.pipe_queue WHERE pipe_name = ?", List.of(key(pipe)))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Nullable
    Instant oldest(QualifiedName pipe) {
        List<Waiting> first = first(pipe, 1);
        return first.isEmpty() ? null : first.get(0).received();
    }

    private static IllegalStateException unreadable(SQLException cause) {
        return new IllegalStateException("Unable to read the queue of the pipes.", cause);
    }
}
