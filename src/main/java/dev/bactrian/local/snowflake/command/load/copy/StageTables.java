package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.command.TableFunction.Arguments;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.command.load.stage.StageReference;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.command.query.EngineRows;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Staged files as tables: {@code FROM @stage (FILE_FORMAT => …, PATTERN => …)}, INFER_SCHEMA, DIRECTORY
 * (docs.snowflake.com/en/user-guide/querying-stage, …/sql-reference/functions/infer_schema, …/user-guide/data-load-dirtables-query).
 */
public final class StageTables {
    /** The key of {@code FROM @stage} among table functions. */
    public static final String STAGE = "@";

    /** So many columns can be named whatever the files hold. */
    private static final int NAMEABLE = 20;

    private final Stages stages;

    public StageTables(Stages stages) {
        this.stages = stages;
    }

    public Map<String, TableFunction> functions() {
        return Map.of(STAGE, this::rows, "INFER_SCHEMA", this::inferSchema, "DIRECTORY", this::directory);
    }

    private StatementResult rows(Arguments arguments, SessionContext session) {
        String text = String.valueOf(arguments.positional().get(0));
        StageLocation location = stages.locate(StageReference.ofText(text), session);
        FileFormat format = format(arguments, location, session);
        try (StagedRows rows = new StagedRows(format, session.clock().instant(), NAMEABLE)) {
            for (StagedFile file : files(arguments, location)) {
                Tally tally = new Tally(OnError.ABORT, false);
                read(rows, location, file, tally);
            }
            return answer(rows, session);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + location.shown() + ".", e);
        }
    }

    private static void read(StagedRows rows, StageLocation location, StagedFile file, Tally tally) throws IOException {
        String shown = location.files().shownName(file.path());
        try {
            rows.add(location, file, tally);
        } catch (RecordError e) {
            throw RowError.ofFile(e).abort(shown);
        }
        if (tally.errorsSeen() > 0) {
            throw tally.errors().get(0).abort(shown);
        }
    }

    private static StatementResult answer(StagedRows rows, SessionContext session) throws IOException {
        List<ResultColumn> columns = rows.columns();
        ResultSet result = session.engine().query(rows.readable());
        return new StatementResult(StatementType.SELECT, columns, new EngineRows(result, columns, session));
    }

    private static FileFormat format(Arguments arguments, StageLocation location, SessionContext session) {
        Object name = arguments.named().get("FILE_FORMAT");
        for (String key : arguments.named().keySet()) {
            if (!List.of(
                            "FILE_FORMAT",
                            "PATTERN",
                            "LOCATION",
                            "FILES",
                            "MAX_RECORDS_PER_FILE",
                            "MAX_FILE_COUNT",
                            "IGNORE_CASE",
                            "KIND")
                    .contains(key)) {
                throw new SnowflakeError(1420, "22023", "SQL compilation error:\ninvalid parameter '" + key + "'");
            }
        }
        Map<String, Object> given = name == null ? Map.of() : Map.of("FORMAT_NAME", name.toString());
        return FileFormats.resolve(given, location.fileFormat(), session);
    }

    private static List<StagedFile> files(Arguments arguments, StageLocation location) throws IOException {
        Object pattern = arguments.named().get("PATTERN");
        return pattern == null ? location.list() : location.list(pattern.toString());
    }

    private StatementResult inferSchema(Arguments arguments, SessionContext session) {
        Object at = arguments.named().get("LOCATION");
        if (at == null) {
            throw new SnowflakeError(938, "22023", "SQL compilation error:\nmissing or NULL argument [LOCATION].");
        }
        StageLocation location = stages.locate(StageReference.ofText(at.toString()), session);
        FileFormat format = format(arguments, location, session);
        boolean ignoreCase =
                Boolean.parseBoolean(String.valueOf(arguments.named().get("IGNORE_CASE")));
        FileColumns reader = new FileColumns(format, session.engine());
        Map<String, FileColumns.Column> merged = new LinkedHashMap<>();
        Map<String, List<String>> found = new LinkedHashMap<>();
        try {
            for (StagedFile file : files(arguments, location)) {
                for (FileColumns.Column column : reader.of(location.files(), file)) {
                    String name = ignoreCase ? column.name().toUpperCase(java.util.Locale.ROOT) : column.name();
                    merged.merge(name, column, StageTables::wider);
                    found.computeIfAbsent(name, key -> new ArrayList<>()).add(file.path());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + location.shown() + ".", e);
        } catch (RecordError e) {
            throw new SnowflakeError(e.code(), e.sqlState(), e.text(), e);
        }
        List<List<Object>> rows = new ArrayList<>();
        merged.forEach((name, column) -> rows.add(List.of(
                name,
                column.type(),
                true,
                expression(format, name, column.type(), rows.size()),
                String.join(", ", found.getOrDefault(name, List.of())),
                (long) rows.size())));
        return StatementResult.of(
                StatementType.SELECT,
                List.of(
                        ResultColumn.of("COLUMN_NAME", Kind.TEXT),
                        ResultColumn.of("TYPE", Kind.TEXT),
                        ResultColumn.of("NULLABLE", Kind.BOOLEAN),
                        ResultColumn.of("EXPRESSION", Kind.TEXT),
                        ResultColumn.of("FILENAMES", Kind.TEXT),
                        ResultColumn.of("ORDER_ID", Kind.FIXED)),
                rows);
    }

    private static FileColumns.Column wider(FileColumns.Column first, FileColumns.Column second) {
        String type = first.type().equals(second.type()) ? first.type() : "TEXT";
        return new FileColumns.Column(first.name(), type, first.nullable() || second.nullable());
    }

    private static String expression(FileFormat format, String name, String type, int place) {
        return format.type().equals("CSV") ? "$" + (place + 1) + "::" + type : "$1:" + name + "::" + type;
    }

    private StatementResult directory(Arguments arguments, SessionContext session) {
        Optional<@Nullable Object> at = arguments.positional().stream().findFirst();
        StageLocation location = stages.locate(StageReference.ofText(String.valueOf(at.orElse(""))), session);
        List<List<Object>> rows = new ArrayList<>();
        try {
            for (StagedFile file : location.list()) {
                rows.add(List.of(
                        file.path(),
                        file.size(),
                        file.lastModified().atOffset(ZoneOffset.UTC),
                        file.checksum(),
                        file.checksum(),
                        location.files().shownName(file.path())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + location.shown() + ".", e);
        }
        return StatementResult.of(
                StatementType.SELECT,
                List.of(
                        ResultColumn.of("RELATIVE_PATH", Kind.TEXT),
                        ResultColumn.of("SIZE", Kind.FIXED),
                        ResultColumn.of("LAST_MODIFIED", Kind.TIMESTAMP_LTZ),
                        ResultColumn.of("MD5", Kind.TEXT),
                        ResultColumn.of("ETAG", Kind.TEXT),
                        ResultColumn.of("FILE_URL", Kind.TEXT)),
                rows);
    }
}
