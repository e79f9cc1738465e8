package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.load.ObjectStatement;
import dev.bactrian.local.snowflake.command.load.ObjectStatement.Head;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * CREATE, ALTER and DROP STAGE (docs.snowflake.com/en/sql-reference/sql/create-stage, …/alter-stage, …/drop-stage).
 */
public final class StageCommands {
    private static final Set<String> KNOWN = Set.of(
            "URL",
            "STORAGE_INTEGRATION",
            "CREDENTIALS",
            "ENCRYPTION",
            "ENDPOINT",
            "REGION",
            "USE_PRIVATELINK_ENDPOINT",
            "AWS_ACCESS_POINT_ARN",
            "DIRECTORY",
            "FILE_FORMAT",
            "COPY_OPTIONS",
            "COMMENT");

    private StageCommands() {}

    public static Map<String, Command> commands() {
        return Map.of(
                "CREATE STAGE", StageCommands::create,
                "ALTER STAGE", StageCommands::alter,
                "DROP STAGE", StageCommands::drop);
    }

    private static StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        Head head = ObjectStatement.STAGE.create(cursor, session);
        Map<String, Object> properties = properties(cursor, session);
        Optional<StatementResult> done = ObjectStatement.STAGE.unlessNew(head, session);
        if (done.isPresent()) {
            return done.get();
        }
        Optional<CatalogObject> old = session.catalog().find(ObjectStatement.STAGE.kind(), head.name());
        boolean keepsFiles = head.orAlter() && old.isPresent();
        properties.put(
                Stage.FOLDER,
                keepsFiles ? new Stage(old.get()).folder() : UUID.randomUUID().toString());
        ObjectStatement.STAGE.put(head.name(), properties, session);
        if (!keepsFiles) {
            old.ifPresent(replaced -> deleteFiles(replaced, session));
        }
        return ObjectStatement.status("Stage area " + head.name().last() + " successfully created.");
    }

    private static Map<String, Object> properties(TokenCursor cursor, SessionContext session) {
        Map<String, Object> properties = new LinkedHashMap<>(Options.plain(cursor.options()));
        if (cursor.looksAt("WITH", "TAG") || cursor.looksAt("TAG")) {
            throw SnowflakeError.notSupported("TAG");
        }
        cursor.expectEnd();
        check(properties, session);
        return properties;
    }

    private static void check(Map<String, Object> properties, SessionContext session) {
        Options options = new Options(properties);
        KNOWN.forEach(options::ask);
        options.done();
        if (properties.get("FILE_FORMAT") instanceof String name) {
            properties.put("FILE_FORMAT", Map.of("FORMAT_NAME", name));
        }
        FileFormats.resolve(options.nested("FILE_FORMAT").values(), Map.of(), session);
        options.text("URL").ifPresent(S3Url::of);
        options.text("STORAGE_INTEGRATION").ifPresent(integration -> {
            Stages.checkIntegration(integration, options.text("URL", ""), session);
        });
    }

    private static StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CatalogObject stage = ObjectStatement.STAGE.alter(cursor, session);
        if (stage == null) {
            return ObjectStatement.succeeded();
        }
        Map<String, Object> properties = new LinkedHashMap<>(stage.properties());
        if (cursor.accept("RENAME", "TO")) {
            ObjectStatement.STAGE.rename(stage, session.resolve(cursor.name()), session);
        } else if (cursor.accept("SET")) {
            properties.putAll(properties(cursor, session));
            ObjectStatement.STAGE.change(stage, properties, session);
        } else if (cursor.accept("UNSET")) {
            do {
                String key = cursor.identifier();
                properties.remove(key);
                if (key.equals("COMMENT")) {
                    properties.put(key, "");
                }
            } while (cursor.acceptSymbol(","));
            ObjectStatement.STAGE.change(stage, properties, session);
        } else if (cursor.accept("REFRESH")) {
            cursor.options();
        } else {
            throw cursor.unexpected("RENAME TO, SET, UNSET or REFRESH");
        }
        cursor.expectEnd();
        return ObjectStatement.succeeded();
    }

    private static StatementResult drop(Statement statement, SessionContext session) {
        return ObjectStatement.STAGE.drop(statement.cursor(), session, stage -> deleteFiles(stage, session));
    }

    /** The files of an internal stage go with it; those of an external one stay. */
    private static void deleteFiles(CatalogObject object, SessionContext session) {
        Stage stage = new Stage(object);
        if (stage.external() || stage.folder().isEmpty()) {
            return;
        }
        Path folder = session.stageFolder().resolve("named").resolve(stage.folder());
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new Deletion());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete the files of stage '" + object.name() + "'.", e);
        }
    }

    /** The words that SHOW and DESCRIBE leave out. */
    static List<String> hidden() {
        return List.of(Stage.FOLDER);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
