package dev.bactrian.local.snowflake.command.stream;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.show.Listing;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CREATE, ALTER, DROP, SHOW and DESCRIBE STREAM, and SYSTEM$STREAM_HAS_DATA (docs.snowflake.com/en/sql-reference/sql/create-stream and
 * its neighbours).
 */
public final class StreamFeature {
    private StreamFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.of(
                        "CREATE STREAM", StreamFeature::create,
                        "ALTER STREAM", StreamFeature::alter,
                        "DROP STREAM", StreamFeature::drop,
                        "SHOW STREAMS", StreamFeature::show,
                        "DESCRIBE STREAM", StreamFeature::describe),
                Map.of(),
                Map.of("SYSTEM$STREAM_HAS_DATA", StreamFeature::hasData));
    }

    private static StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("CREATE");
        boolean orReplace = cursor.accept("OR", "REPLACE");
        cursor.expect("STREAM");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        Streams streams = new Streams(session);
        Optional<Stream> present = streams.find(name);
        if (present.isPresent() && ifNotExists) {
            return status(name.last() + " already exists, statement succeeded.");
        }
        if (present.isPresent() && !orReplace) {
            throw SnowflakeError.alreadyExists(name.toString());
        }
        Stream stream = read(cursor, name, session, streams);
        present.ifPresent(streams::remove);
        streams.put(stream);
        return status("Stream " + name.last() + " successfully created.");
    }

    private static Stream read(TokenCursor cursor, QualifiedName name, SessionContext session, Streams streams) {
        cursor.accept("COPY", "GRANTS");
        cursor.expect("ON");
        for (String other : List.of("EXTERNAL", "STAGE", "VIEW", "DYNAMIC", "EVENT")) {
            if (cursor.looksAt(other)) {
                throw SnowflakeError.notSupported("stream on " + other);
            }
        }
        cursor.expect("TABLE");
        QualifiedName table = session.resolve(cursor.name());
        if (session.catalog().find(ObjectKind.TABLE, table).isEmpty()) {
            throw SnowflakeError.doesNotExist("Table", table.toString());
        }
        if (cursor.looksAt("AT") || cursor.looksAt("BEFORE")) {
            throw SnowflakeError.notSupported("stream AT or BEFORE a time (Time Travel)");
        }
        boolean appendOnly = false;
        boolean initialRows = false;
        String comment = "";
        while (!cursor.atEnd() && !cursor.peek(0).isSymbol(";")) {
            String option = cursor.identifier();
            cursor.expectSymbol("=");
            switch (option) {
                case "APPEND_ONLY" -> appendOnly = truth(cursor);
                case "SHOW_INITIAL_ROWS" -> initialRows = truth(cursor);
                case "COMMENT" -> comment = cursor.string();
                default -> throw SnowflakeError.syntax("invalid property '" + option + "' for 'STREAM'");
            }
            cursor.acceptSymbol(",");
        }
        cursor.expectEnd();
        return new Stream(
                name,
                table,
                appendOnly,
                initialRows ? streams.keepNothing(table) : streams.keep(table),
                null,
                null,
                session.clock().instant(),
                Objects.requireNonNullElse(session.role(), ""),
                comment);
    }

    private static boolean truth(TokenCursor cursor) {
        if (cursor.accept("TRUE")) {
            return true;
        }
        cursor.expect("FALSE");
        return false;
    }

    private static StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", "STREAM");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        Streams streams = new Streams(session);
        if (ifExists && streams.find(name).isEmpty()) {
            return status("Statement executed successfully.");
        }
        Stream stream = streams.get(name);
        if (cursor.accept("SET", "COMMENT")) {
            cursor.expectSymbol("=");
            streams.put(stream.commented(cursor.string()));
        } else if (cursor.accept("UNSET", "COMMENT")) {
            streams.put(stream.commented(""));
        } else {
            throw SnowflakeError.notSupported("ALTER STREAM " + cursor.rest());
        }
        cursor.expectEnd();
        return status("Statement executed successfully.");
    }

    private static StatementResult drop(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("DROP", "STREAM");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        cursor.expectEnd();
        Streams streams = new Streams(session);
        if (ifExists && streams.find(name).isEmpty()) {
            return status("Drop statement executed successfully (" + name.last() + " already dropped).");
        }
        streams.remove(streams.get(name));
        return status(name.last() + " successfully dropped.");
    }

    private static final String[] COLUMNS = {
        "created_on",
        "name",
        "database_name",
        "schema_name",
        "owner",
        "comment",
        "table_name",
        "source_type",
        "base_tables",
        "type",
        "stale",
        "mode",
        "stale_after",
        "invalid_reason",
        "owner_role_type"
    };

    private static StatementResult show(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        if (cursor.looksAt("TERSE")) {
            throw SnowflakeError.notSupported("SHOW TERSE STREAMS");
        }
        cursor.expect("STREAMS");
        ShowScope scope = ShowScope.read(cursor, session);
        Listing listing = new Listing(COLUMNS);
        session.catalog().list(ObjectKind.STREAM, scope.within()).stream()
                .filter(object -> scope.shows(object.name().last()))
                .limit(scope.limit())
                .forEach(object -> add(listing, object, session));
        return listing.result(StatementType.SHOW);
    }

    private static StatementResult describe(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.expect("STREAM");
        QualifiedName name = session.resolve(cursor.name());
        cursor.expectEnd();
        Listing listing = new Listing(COLUMNS);
        add(listing, new Streams(session).get(name).stored(), session);
        return listing.result(StatementType.DESCRIBE);
    }

    private static void add(Listing listing, CatalogObject object, SessionContext session) {
        Stream stream = Stream.of(object);
        boolean stale = session.catalog().find(ObjectKind.TABLE, stream.table()).isEmpty();
        listing.add(
                stream.createdOn(),
                stream.name().last(),
                stream.name().parts().get(0),
                stream.name().parts().get(1),
                stream.owner(),
                stream.comment(),
                stream.table().toString(),
                "Table",
                stream.table().toString(),
                "DELTA",
                String.valueOf(stale),
                stream.appendOnly() ? "APPEND_ONLY" : "DEFAULT",
                null,
                stale ? "Base table dropped" : "N/A",
                "ROLE");
    }

    private static @Nullable Object hasData(List<@Nullable Object> arguments, SessionContext session) {
        String written = arguments.isEmpty() ? "" : String.valueOf(arguments.get(0));
        Streams streams = new Streams(session);
        return streams.hasData(
                streams.get(session.resolve(TokenCursor.over(written).name())));
    }

    private static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }
}
