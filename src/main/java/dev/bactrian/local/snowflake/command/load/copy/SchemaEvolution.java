package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.copy.CopyOptions.Match;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * ENABLE_SCHEMA_EVOLUTION: before a load by column name, columns that only the files have are added to the table, and those that a file
 * lacks lose NOT NULL (docs.snowflake.com/en/user-guide/data-load-schema-evolution).
 */
public final class SchemaEvolution {
    private SchemaEvolution() {}

    /** Changes the table as the files ask; true when it was changed. */
    public static boolean apply(CopyPlan plan, List<StagedFile> files, SessionContext session) throws IOException {
        if (!plan.table().evolves() || plan.options().match() == Match.NONE || files.isEmpty()) {
            return false;
        }
        Map<String, String> added = new LinkedHashMap<>();
        Set<String> relaxed = new HashSet<>();
        FileColumns reader = new FileColumns(plan.format(), session.engine());
        for (StagedFile file : files) {
            try {
                Map<String, String> unknown = new LinkedHashMap<>();
                compare(plan, reader.named(plan.location().files(), file), unknown, relaxed);
                if (!unknown.isEmpty()) {
                    compare(plan, reader.of(plan.location().files(), file), added, relaxed);
                }
            } catch (RecordError | IOException e) {
                System.getLogger(SchemaEvolution.class.getName())
                        .log(
                                System.Logger.Level.DEBUG,
                                "The load itself will tell what is wrong with " + file.path(),
                                e);
            }
        }
        String table = "ALTER TABLE " + plan.table().name().quoted();
        added.forEach((name, type) ->
                session.execute(table + " ADD COLUMN " + QualifiedName.quote(name) + " " + type, List.of()));
        relaxed.forEach(name ->
                session.execute(table + " ALTER COLUMN " + QualifiedName.quote(name) + " DROP NOT NULL", List.of()));
        return !added.isEmpty() || !relaxed.isEmpty();
    }

    private static void compare(
            CopyPlan plan, List<FileColumns.Column> columns, Map<String, String> added, Set<String> relaxed) {
        if (columns.isEmpty()) {
            return;
        }
        boolean exact = plan.options().match() == Match.CASE_SENSITIVE;
        Set<String> inFile = new HashSet<>();
        for (FileColumns.Column column : columns) {
            String name = exact ? column.name() : column.name().strip().toUpperCase(Locale.ROOT);
            inFile.add(name);
            boolean known = plan.table().columns().stream()
                    .anyMatch(each ->
                            exact ? each.name().equals(name) : each.name().equalsIgnoreCase(name));
            if (!known && !name.isBlank()) {
                added.merge(name, column.type(), (first, second) -> first.equals(second) ? first : "TEXT");
            }
        }
        plan.table().columns().stream()
                .filter(column -> !column.nullable() && !column.hasDefault())
                .filter(column -> inFile.stream().noneMatch(column.name()::equalsIgnoreCase))
                .filter(column -> plan.options().includeMetadata().keySet().stream()
                        .noneMatch(key -> key.replace("\"", "").equals(column.name())))
                .forEach(column -> relaxed.add(column.name()));
    }
}
