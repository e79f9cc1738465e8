package dev.bactrian.local.snowflake.command.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.FormatProperties;
import dev.bactrian.local.snowflake.command.load.pipe.Pipe;
import dev.bactrian.local.snowflake.command.load.stage.Stage;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SHOW STAGES, FILE FORMATS, PIPES, INTEGRATIONS, with the columns of their pages (docs.snowflake.com/en/sql-reference/sql/show-stages …). */
final class Listings {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> STAGES = List.of(
            "created_on",
            "name",
            "database_name",
            "schema_name",
            "url",
            "has_credentials",
            "has_encryption_key",
            "owner",
            "comment",
            "region",
            "type",
            "cloud",
            "notification_channel",
            "storage_integration",
            "endpoint",
            "owner_role_type",
            "directory_enabled");
    private static final List<String> FORMATS = List.of(
            "created_on",
            "name",
            "database_name",
            "schema_name",
            "type",
            "owner",
            "comment",
            "format_options",
            "owner_role_type");
    private static final List<String> PIPES = List.of(
            "created_on",
            "name",
            "database_name",
            "schema_name",
            "definition",
            "owner",
            "notification_channel",
            "comment",
            "integration",
            "pattern",
            "error_integration",
            "owner_role_type",
            "invalid_reason",
            "kind");
    private static final List<String> INTEGRATIONS =
            List.of("name", "type", "category", "enabled", "comment", "created_on");

    private Listings() {}

    static Map<String, Command> commands() {
        return Map.of(
                "SHOW STAGES",
                        (statement, session) ->
                                show(statement, session, ObjectStatement.STAGE, STAGES, Listings::stage),
                "SHOW FILE FORMATS",
                        (statement, session) -> show(
                                statement,
                                session,
                                ObjectStatement.FILE_FORMAT,
                                FORMATS,
                                format -> format(format, session)),
                "SHOW PIPES",
                        (statement, session) -> show(statement, session, ObjectStatement.PIPE, PIPES, Listings::pipe),
                "SHOW INTEGRATIONS", Listings::integrations,
                "SHOW STORAGE INTEGRATIONS", Listings::integrations);
    }

    private static StatementResult integrations(Statement statement, SessionContext session) {
        return show(statement, session, ObjectStatement.INTEGRATION, INTEGRATIONS, Listings::integration);
    }

    private static StatementResult show(
            Statement statement,
            SessionContext session,
            ObjectStatement kind,
            List<String> columns,
            Function<CatalogObject, List<@Nullable Object>> row) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        cursor.accept("TERSE");
        cursor.accept("STORAGE");
        for (int i = 0; i < kind.words().size(); i++) {
            cursor.take();
        }
        ShowScope scope = ShowScope.read(cursor, session);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> within = kind.inSchema() ? scope.within() : List.of();
        for (CatalogObject object : session.catalog().list(kind.kind(), within)) {
            if (scope.shows(object.name().last()) && rows.size() < scope.limit()) {
                rows.add(row.apply(object));
            }
        }
        return StatementResult.of(
                StatementType.SHOW, columns.stream().map(Listings::column).toList(), rows);
    }

    private static ResultColumn column(String name) {
        return ResultColumn.of(name, name.equals("created_on") ? DataType.Kind.TIMESTAMP_LTZ : DataType.Kind.TEXT);
    }

    private static List<@Nullable Object> stage(CatalogObject object) {
        Stage stage = new Stage(object);
        List<String> name = object.name().parts();
        boolean external = stage.external();
        boolean credentials = object.properties().containsKey("CREDENTIALS");
        return Arrays.asList(
                object.createdOn().atOffset(ZoneOffset.UTC),
                name.get(2),
                name.get(0),
                name.get(1),
                stage.url(),
                credentials ? "Y" : "N",
                "N",
                object.owner(),
                object.comment(),
                null,
                external ? "EXTERNAL" : "INTERNAL",
                external ? "AWS" : null,
                null,
                object.properties().get("STORAGE_INTEGRATION"),
                object.properties().get("ENDPOINT"),
                "ROLE",
                stage.directory() ? "Y" : "N");
    }

    private static List<@Nullable Object> format(CatalogObject object, SessionContext session) {
        List<String> name = object.name().parts();
        Map<String, Object> options = FormatProperties.of(FileFormats.resolve(object.properties(), Map.of(), session));
        return Arrays.asList(
                object.createdOn().atOffset(ZoneOffset.UTC),
                name.get(2),
                name.get(0),
                name.get(1),
                options.get("TYPE"),
                object.owner(),
                object.comment(),
                json(options),
                "ROLE");
    }

    private static String json(Map<String, Object> options) {
        try {
            return MAPPER.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Options are JSON.", e);
        }
    }

    static List<@Nullable Object> pipe(CatalogObject object) {
        List<String> name = object.name().parts();
        return Arrays.asList(
                object.createdOn().atOffset(ZoneOffset.UTC),
                name.get(2),
                name.get(0),
                name.get(1),
                new Pipe(object).definition(),
                object.owner(),
                null,
                object.comment(),
                object.properties().get("INTEGRATION"),
                new Pipe(object).copy().options().text("PATTERN").orElse(null),
                object.properties().get("ERROR_INTEGRATION"),
                "ROLE",
                null,
                "STAGE");
    }

    static List<ResultColumn> pipeColumns() {
        return PIPES.stream().map(Listings::column).toList();
    }

    private static List<@Nullable Object> integration(CatalogObject object) {
        return Arrays.asList(
                object.name().last(),
                String.valueOf(object.properties().getOrDefault("TYPE", "EXTERNAL_STAGE")),
                "STORAGE",
                String.valueOf(object.properties().getOrDefault("ENABLED", "FALSE"))
                        .toLowerCase(Locale.ROOT),
                object.comment(),
                object.createdOn().atOffset(ZoneOffset.UTC));
    }
}
