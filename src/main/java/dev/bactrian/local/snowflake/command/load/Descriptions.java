package dev.bactrian.local.snowflake.command.load;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.FormatProperties;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DESCRIBE STAGE, FILE FORMAT, PIPE, INTEGRATION (docs.snowflake.com/en/sql-reference/sql/desc-stage, …/desc-file-format, …/desc-pipe,
 * …/desc-integration). Credentials are never shown.
 */
final class Descriptions {
    private Descriptions() {}

    static Map<String, Command> commands() {
        return Map.of(
                "DESCRIBE STAGE", Descriptions::stage,
                "DESCRIBE FILE FORMAT", Descriptions::format,
                "DESCRIBE PIPE", Descriptions::pipe,
                "DESCRIBE INTEGRATION", Descriptions::integration,
                "DESCRIBE STORAGE INTEGRATION", Descriptions::integration);
    }

    private static CatalogObject object(Statement statement, SessionContext session, ObjectStatement kind) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.accept("STORAGE");
        cursor.expect(kind.words().toArray(String[]::new));
        CatalogObject object = kind.find(kind.resolve(cursor.name(), session), session);
        cursor.expectEnd();
        return object;
    }

    private static StatementResult stage(Statement statement, SessionContext session) {
        CatalogObject stage = object(statement, session, ObjectStatement.STAGE);
        Options options = new Options(stage.properties());
        Map<String, Object> format = FormatProperties.of(
                FileFormats.resolve(options.nested("FILE_FORMAT").values(), Map.of(), session));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Map<String, Object> defaults = defaults(format);
        format.forEach((name, value) -> rows.add(row("STAGE_FILE_FORMAT", name, value, defaults.get(name))));
        Map<String, Object> copy = new LinkedHashMap<>(Map.of("ON_ERROR", "ABORT_STATEMENT"));
        copy.putAll(options.nested("COPY_OPTIONS").values());
        copy.forEach((name, value) ->
                rows.add(row("STAGE_COPY_OPTIONS", name, value, name.equals("ON_ERROR") ? "ABORT_STATEMENT" : "")));
        options.text("URL").ifPresent(url -> rows.add(row("STAGE_LOCATION", "URL", List.of(url), "")));
        options.text("STORAGE_INTEGRATION")
                .ifPresent(name -> rows.add(row("STAGE_INTEGRATION", "STORAGE_INTEGRATION", name, "")));
        options.nested("CREDENTIALS")
                .text("AWS_KEY_ID")
                .ifPresent(key -> rows.add(row("STAGE_CREDENTIALS", "AWS_KEY_ID", key, "")));
        rows.add(row("DIRECTORY", "ENABLE", options.nested("DIRECTORY").flag("ENABLE", false), false));
        return StatementResult.of(
                StatementType.DESCRIBE,
                texts("parent_property", "property", "property_type", "property_value", "property_default"),
                rows);
    }

    private static StatementResult format(Statement statement, SessionContext session) {
        CatalogObject object = object(statement, session, ObjectStatement.FILE_FORMAT);
        Map<String, Object> format = FormatProperties.of(FileFormats.resolve(object.properties(), Map.of(), session));
        Map<String, Object> defaults = defaults(format);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        format.forEach((name, value) -> {
            List<@Nullable Object> row = row("", name, value, defaults.get(name));
            rows.add(row.subList(1, row.size()));
        });
        return StatementResult.of(
                StatementType.DESCRIBE, texts("property", "property_type", "property_value", "property_default"), rows);
    }

    private static Map<String, Object> defaults(Map<String, Object> format) {
        return FormatProperties.of(FileFormat.of(new Options(Map.of("TYPE", String.valueOf(format.get("TYPE"))))));
    }

    private static List<@Nullable Object> row(String parent, String name, Object value, @Nullable Object otherwise) {
        return new ArrayList<>(List.of(
                parent,
                name,
                FormatProperties.type(value),
                FormatProperties.shown(value),
                otherwise == null ? "" : FormatProperties.shown(otherwise)));
    }

    private static StatementResult pipe(Statement statement, SessionContext session) {
        CatalogObject pipe = object(statement, session, ObjectStatement.PIPE);
        return StatementResult.of(StatementType.DESCRIBE, Listings.pipeColumns(), List.of(Listings.pipe(pipe)));
    }

    private static StatementResult integration(Statement statement, SessionContext session) {
        CatalogObject object = object(statement, session, ObjectStatement.INTEGRATION);
        List<List<Object>> rows = new ArrayList<>();
        object.properties().forEach((name, value) -> {
            String shown = value instanceof List<?> list
                    ? String.join(",", list.stream().map(String::valueOf).toList())
                    : String.valueOf(value);
            String type = value instanceof List ? "List" : name.equals("ENABLED") ? "Boolean" : "String";
            rows.add(List.of(name, type, shown, name.equals("ENABLED") ? "false" : value instanceof List ? "[]" : ""));
        });
        rows.sort(java.util.Comparator.comparing(row -> String.valueOf(row.get(0))));
        return StatementResult.of(
                StatementType.DESCRIBE, texts("property", "property_type", "property_value", "property_default"), rows);
    }

    private static List<ResultColumn> texts(String... names) {
        return List.of(names).stream()
                .map(name -> ResultColumn.of(name, DataType.Kind.TEXT))
                .toList();
    }
}
