package dev.bactrian.local.snowflake.command.stream;

import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The streams of the account, as one session reads and moves them. */
public final class Streams {
    private final SessionContext session;

    public Streams(SessionContext session) {
        this.session = session;
    }

    Optional<Stream> find(QualifiedName name) {
        return session.catalog().find(ObjectKind.STREAM, name).map(Stream::of);
    }

    Stream get(QualifiedName name) {
        return find(name).orElseThrow(() -> SnowflakeError.doesNotExist("Stream", name.toString()));
    }

    /**
     * The stream's changes as a relation of the engine; empty when there is no stream of this name.
     *
     * @param consuming whether a DML statement reads it: its offset then moves, in the session's transaction
     */
    public Optional<String> relation(QualifiedName name, boolean consuming) {
        return find(name).map(stream -> consuming ? consumed(stream) : changes(stream));
    }

    private String consumed(Stream stream) {
        String current = transaction();
        if (stream.isPendingIn(current)) {
            return changes(stream);
        }
        String base = stream.offsetIn(current);
        String now = keep(stream.table());
        if (current == null) {
            session.catalog().put(stream.moved(now).stored());
        } else {
            session.catalog().put(stream.pending(base, now, current).stored());
        }
        return text(stream, base, "account." + QualifiedName.quote(now));
    }

    private String changes(Stream stream) {
        String current = transaction();
        String next = stream.next();
        String after = stream.isPendingIn(current) && next != null
                ? "account." + QualifiedName.quote(next)
                : live(stream.table(), definition(stream.table()));
        return text(stream, stream.offsetIn(current), after);
    }

    private String text(Stream stream, String base, String after) {
        List<ColumnDefinition> columns = definition(stream.table()).columns();
        StreamChanges changes = new StreamChanges(columns, before(base, columns), after);
        return stream.appendOnly() ? changes.appendOnly() : changes.standard();
    }

    /** The kept rows; a column that the table gained since is NULL in them. */
    private String before(String kept, List<ColumnDefinition> columns) {
        Set<String> had = columnsOf(kept);
        String list = columns.stream()
                .map(column -> (had.contains(column.name()) ? "" : "NULL AS ") + QualifiedName.quote(column.name()))
                .collect(Collectors.joining(", "));
        return "(SELECT " + StreamChanges.ROW + ", " + list + " FROM account." + QualifiedName.quote(kept) + ")";
    }

    private Set<String> columnsOf(String kept) {
        try (ResultSet rows =
                session.engine().query("SELECT * FROM account." + QualifiedName.quote(kept) + " LIMIT 0")) {
            Set<String> names = new HashSet<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnLabel(i));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read a stream's offset.", e);
        }
    }

    private String live(QualifiedName table, TableDefinition definition) {
        String list = definition.columns().stream()
                .map(column -> QualifiedName.quote(column.name()))
                .collect(Collectors.joining(", "));
        return "(SELECT rowid AS " + StreamChanges.ROW + ", " + list + " FROM " + session.engineName(table) + ")";
    }

    private TableDefinition definition(QualifiedName table) {
        return session.catalog()
                .find(ObjectKind.TABLE, table)
                .map(TableDefinition::of)
                .orElseThrow(() -> new SnowflakeError(
                        91_901,
                        "02000",
                        "SQL compilation error:\nBase table '" + table + "' dropped, cannot read from stream."));
    }

    /** Keeps the table's rows as they are; the name of the engine's table that holds them. */
    String keep(QualifiedName table) {
        String name = "stream_" + UUID.randomUUID();
        session.engine()
                .update("CREATE TABLE account." + QualifiedName.quote(name) + " AS SELECT * FROM "
                        + live(table, definition(table)));
        return name;
    }

    /** An offset before the table's first row. */
    String keepNothing(QualifiedName table) {
        String name = "stream_" + UUID.randomUUID();
        session.engine()
                .update("CREATE TABLE account." + QualifiedName.quote(name) + " AS SELECT * FROM "
                        + live(table, definition(table)) + " LIMIT 0");
        return name;
    }

    void put(Stream stream) {
        session.catalog().put(stream.stored());
    }

    void remove(Stream stream) {
        session.catalog().remove(ObjectKind.STREAM, stream.name());
        drop(stream.offset());
        String next = stream.next();
        if (next != null) {
            drop(next);
        }
    }

    private void drop(String kept) {
        session.engine().update("DROP TABLE IF EXISTS account." + QualifiedName.quote(kept));
    }

    boolean hasData(Stream stream) {
        try (ResultSet rows = session.engine().query("SELECT 1 FROM " + changes(stream) + " AS changes LIMIT 1")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read stream '" + stream.name() + "'.", e);
        }
    }

    private @Nullable String transaction() {
        return session.control()
                .transactionId()
                .map(id -> session.sessionId() + ":" + id)
                .orElse(null);
    }
}
