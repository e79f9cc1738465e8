package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.load.ObjectStatement;
import dev.bactrian.local.snowflake.command.load.ObjectStatement.Head;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** CREATE, ALTER and DROP FILE FORMAT (docs.snowflake.com/en/sql-reference/sql/create-file-format). */
public final class FileFormatCommands {
    private FileFormatCommands() {}

    public static Map<String, Command> commands() {
        return Map.of(
                "CREATE FILE FORMAT", FileFormatCommands::create,
                "ALTER FILE FORMAT", FileFormatCommands::alter,
                "DROP FILE FORMAT", FileFormatCommands::drop);
    }

    private static StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        Head head = ObjectStatement.FILE_FORMAT.create(cursor, session);
        Map<String, Object> properties = new LinkedHashMap<>(Options.plain(cursor.options()));
        cursor.expectEnd();
        check(properties);
        Optional<StatementResult> done = ObjectStatement.FILE_FORMAT.unlessNew(head, session);
        if (done.isPresent()) {
            return done.get();
        }
        ObjectStatement.FILE_FORMAT.put(head.name(), properties, session);
        return ObjectStatement.status("File format " + head.name().last() + " successfully created.");
    }

    private static void check(Map<String, Object> properties) {
        Map<String, Object> format = new LinkedHashMap<>(properties);
        format.remove("COMMENT");
        properties.putIfAbsent("TYPE", "CSV");
        FileFormat.of(new Options(format));
    }

    private static StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CatalogObject format = ObjectStatement.FILE_FORMAT.alter(cursor, session);
        if (format == null) {
            return ObjectStatement.succeeded();
        }
        if (cursor.accept("RENAME", "TO")) {
            ObjectStatement.FILE_FORMAT.rename(format, session.resolve(cursor.name()), session);
            cursor.expectEnd();
            return ObjectStatement.succeeded();
        }
        cursor.expect("SET");
        Map<String, Object> properties = new LinkedHashMap<>(format.properties());
        properties.putAll(Options.plain(cursor.options()));
        cursor.expectEnd();
        check(properties);
        ObjectStatement.FILE_FORMAT.change(format, properties, session);
        return ObjectStatement.succeeded();
    }

    private static StatementResult drop(Statement statement, SessionContext session) {
        return ObjectStatement.FILE_FORMAT.drop(statement.cursor(), session, dropped -> {});
    }
}
