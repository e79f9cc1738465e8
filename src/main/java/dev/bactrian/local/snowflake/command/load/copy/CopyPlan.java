package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.copy.CopyOptions.Match;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A COPY with its names looked up and all its options understood.
 *
 * @param fileNames FILES; null when not given
 * @param validation VALIDATION_MODE in upper case; null when not given
 */
public record CopyPlan(
        CopyStatement statement,
        TargetTable table,
        StageLocation location,
        FileFormat format,
        CopyOptions options,
        @Nullable List<String> fileNames,
        @Nullable String pattern,
        @Nullable String validation) {
    /** The most names that FILES takes. */
    static final int MOST_FILES = 1000;

    /**
     * Understands a statement.
     *
     * @param onError what ON_ERROR is when it is not said
     */
    public static CopyPlan of(CopyStatement statement, Stages stages, OnError onError, SessionContext session) {
        Options given = statement.options();
        StageLocation location = stages.locate(statement.source(), given, session);
        given.nested("ENCRYPTION");
        Map<String, Object> own = formatOptions(given);
        FileFormat format = FileFormats.resolve(own, location.fileFormat(), session);
        Optional<List<String>> files = given.list("FILES");
        Optional<String> pattern = given.text("PATTERN");
        Optional<String> validation = given.text("VALIDATION_MODE");
        CopyOptions options = options(given, location, onError);
        given.done();
        TargetTable table = TargetTable.read(statement.table(), session);
        CopyPlan plan = new CopyPlan(
                statement,
                table,
                location,
                format,
                options,
                files.orElse(null),
                pattern.orElse(null),
                validation.orElse(null));
        plan.check();
        return plan;
    }

    /** FILE_FORMAT as options: a name alone means FORMAT_NAME. */
    static Map<String, Object> formatOptions(Options given) {
        Object value = given.values().get("FILE_FORMAT");
        if (value instanceof String name) {
            given.text("FILE_FORMAT");
            return Map.of("FORMAT_NAME", name);
        }
        return given.nested("FILE_FORMAT").values();
    }

    private static CopyOptions options(Options given, StageLocation location, OnError onError) {
        Map<String, Object> merged = new LinkedHashMap<>(location.copyOptions());
        List<String> ofCopy = List.of(
                "ON_ERROR",
                "SIZE_LIMIT",
                "PURGE",
                "RETURN_FAILED_ONLY",
                "MATCH_BY_COLUMN_NAME",
                "INCLUDE_METADATA",
                "ENFORCE_LENGTH",
                "TRUNCATECOLUMNS",
                "FORCE",
                "LOAD_UNCERTAIN_FILES");
        for (String key : ofCopy) {
            given.ask(key);
            Object value = given.values().get(key);
            if (value != null) {
                merged.put(key, value);
            }
        }
        Options options = new Options(merged);
        CopyOptions read = CopyOptions.of(options, onError);
        options.done();
        return read;
    }

    private void check() {
        boolean byName = options.match() != Match.NONE;
        if (byName
                && (statement.transformation() != null || !statement.columns().isEmpty())) {
            throw new SnowflakeError(
                    2301,
                    "42601",
                    "SQL compilation error:\nMATCH_BY_COLUMN_NAME is not supported with a column list or a transformation.");
        }
        if (format instanceof CsvFormat csv) {
            if (csv.parseHeader() && !byName) {
                throw new SnowflakeError(
                        2301,
                        "42601",
                        "SQL compilation error:\nInvalid file format \"PARSE_HEADER\" is only allowed for CSV INFER_SCHEMA and"
                                + " MATCH_BY_COLUMN_NAME");
            }
            if (byName && !csv.parseHeader()) {
                throw new SnowflakeError(
                        2301,
                        "42601",
                        "SQL compilation error:\nMATCH_BY_COLUMN_NAME needs the file format option PARSE_HEADER = TRUE for CSV.");
            }
        }
        if (fileNames != null && fileNames.size() > MOST_FILES) {
            throw new SnowflakeError(
                    1019,
                    "42601",
                    "SQL compilation error:\nThe maximum number of file names in FILES is " + MOST_FILES + ", but "
                            + fileNames.size() + " are given.");
        }
    }

    boolean namesFiles() {
        return fileNames != null;
    }

    public CopyRequest request(@Nullable QualifiedName pipe, String queryId) {
        return new CopyRequest(
                table, statement.columns(), location, format, options, statement.transformation(), pipe, queryId);
    }

    /** The files meant: those of FILES, or all below the location that match PATTERN. Missing ones of FILES are told as failed. */
    List<StagedFile> files(List<LoadOutcome> missing) throws IOException {
        if (fileNames == null) {
            return pattern == null ? location.list() : location.list(pattern);
        }
        List<StagedFile> found = new ArrayList<>();
        for (String name : fileNames) {
            Optional<StagedFile> file = location.files().find(location.join(name));
            if (file.isPresent()) {
                found.add(file.get());
            } else if (options.onError().aborts()) {
                throw Copier.remoteFileMissing(location.files().shownName(location.join(name)));
            } else {
                missing.add(LoadOutcome.missing(location.files().shownName(location.join(name))));
            }
        }
        return found;
    }
}
