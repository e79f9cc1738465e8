package dev.bactrian.snowflake;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.DataSet;
import dev.bactrian.config.Format;
import dev.bactrian.config.S3Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements by which a data set's files get into its raw table: its stage, its pipe, and COPY. One place, so that a pipe
 * and a COPY of the same data set read a file alike. Immutable.
 */
public final class DataSetSql {

    /** Columns of a raw table that no file brings: where each row came from. */
    public static final List<String> ORIGIN_COLUMNS = List.of("FILE_NAME", "FILE_ROW_NUMBER", "LOADED_AT");

    private final DataSet dataSet;
    private final ObjectName table;
    private final ObjectName stage;
    private final ObjectName pipe;

    public DataSetSql(DataSet dataSet, Database database) {
        this.dataSet = dataSet;
        this.table = database.raw(dataSet.table());
        this.stage = database.raw(dataSet.stageName());
        this.pipe = database.raw(dataSet.pipeName());
    }

    public ObjectName table() {
        return table;
    }

    public ObjectName stage() {
        return stage;
    }

    public ObjectName pipe() {
        return pipe;
    }

    /**
     * Creates the stage if there is none. It is never replaced: that would stop the pipe on it.
     *
     * @param storageIntegration by which an external stage reaches the bucket; without one, by the access key of the settings
     */
    public String createStage(S3Settings s3, Optional<String> storageIntegration) {
        String where = switch (dataSet.stage()) {
            case INTERNAL -> "";
            case EXTERNAL -> bucket(s3) + access(s3, storageIntegration);
        };
        return "CREATE STAGE IF NOT EXISTS %s%s\n  COMMENT = %s"
                .formatted(
                        stage.sql(),
                        where,
                        Quoting.literal("Files of data set " + dataSet.name() + " on their way in"));
    }

    private String bucket(S3Settings s3) {
        String path = s3.bucket() + "/" + dataSet.prefix();
        // why: an endpoint other than AWS is 's3compat'
        // (docs.snowflake.com/en/user-guide/data-load-s3-compatible-storage).
        return s3.endpoint()
                .map(endpoint -> "\n  URL = %s\n  ENDPOINT = %s"
                        .formatted(
                                Quoting.literal("s3compat://" + path),
                                Quoting.literal(
                                        endpoint.getHost() + (endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort()))))
                .orElseGet(() -> "\n  URL = " + Quoting.literal("s3://" + path));
    }

    private String access(S3Settings s3, Optional<String> storageIntegration) {
        if (storageIntegration.isPresent() && s3.endpoint().isEmpty()) {
            return "\n  STORAGE_INTEGRATION = " + Quoting.identifier(storageIntegration.get());
        }
        if (s3.accessKey().isEmpty() || s3.secretKey().isEmpty()) {
            throw new ConfigurationException(
                    "Unable to create stage '%s': an external stage needs a way to the bucket. Set 'ingest.storageIntegration', or 's3.accessKey' and 's3.secretKey', or use stage: internal."
                            .formatted(stage));
        }
        return "\n  CREDENTIALS = (AWS_KEY_ID = %s AWS_SECRET_KEY = %s)"
                .formatted(
                        Quoting.literal(s3.accessKey().get()),
                        Quoting.literal(s3.secretKey().get().reveal()));
    }

    /** Creates the data set's pipe if there is none, or nothing when the data set loads by COPY. */
    public Optional<String> createPipe() {
        return switch (dataSet.load()) {
            case COPY -> Optional.empty();
            case PIPE ->
                Optional.of("CREATE PIPE IF NOT EXISTS %s\n  COMMENT = %s\n  AS %s"
                        .formatted(
                                pipe.sql(),
                                Quoting.literal("Files of data set " + dataSet.name()),
                                copyInto() + options(onError())));
        };
    }

    /** Lets files widen the table, when the data set evolves. */
    public Optional<String> enableSchemaEvolution() {
        return dataSet.schemaChange() == DataSet.SchemaChange.EVOLVE
                ? Optional.of("ALTER TABLE %s SET ENABLE_SCHEMA_EVOLUTION = TRUE".formatted(table.sql()))
                : Optional.empty();
    }

    /** Loads the given files of the stage, by their paths in it; answers with one row a file. */
    public String copy(Collection<String> paths) {
        return copyInto() + files(paths) + options(onError());
    }

    /** Loads the given files once more although Snowflake remembers their names: content came again under the same name. */
    public String copyAgain(Collection<String> paths) {
        return copyInto() + files(paths) + options(onError()) + "\nFORCE = TRUE";
    }

    private static String files(Collection<String> paths) {
        return "\nFILES = (%s)".formatted(paths.stream().map(Quoting::literal).collect(Collectors.joining(", ")));
    }

    private String copyInto() {
        return "COPY INTO %s\nFROM @%s".formatted(table.sql(), stage.sql());
    }

    private String options(String onError) {
        return """

                FILE_FORMAT = (%s)
                MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE
                INCLUDE_METADATA = (FILE_NAME = METADATA$FILENAME, FILE_ROW_NUMBER = METADATA$FILE_ROW_NUMBER, LOADED_AT = METADATA$START_SCAN_TIME)
                ON_ERROR = %s""".formatted(fileFormat(), onError);
    }

    private String onError() {
        if (dataSet.onBadRow() == DataSet.OnBadRow.REJECT_FILE) {
            return "SKIP_FILE";
        }
        long rows = dataSet.badRowLimit().rows();
        long percent = Math.round(dataSet.badRowLimit().share() * 100);
        if (rows != Long.MAX_VALUE) {
            return "SKIP_FILE_" + (rows + 1);
        }
        return percent >= 100 ? "CONTINUE" : Quoting.literal("SKIP_FILE_%d%%".formatted(percent));
    }

    private String fileFormat() {
        Format format = dataSet.format();
        List<String> options = new ArrayList<>();
        options.add("TYPE = " + format.type());
        switch (format.type()) {
            case CSV -> csv(format, options);
            case JSON -> {
                options.add("COMPRESSION = " + compression(format));
                options.add("STRIP_OUTER_ARRAY = TRUE");
            }
            case PARQUET -> options.add("USE_LOGICAL_TYPE = TRUE");
        }
        return String.join(" ", options);
    }

    private static void csv(Format format, List<String> options) {
        options.add("COMPRESSION = " + compression(format));
        options.add("PARSE_HEADER = TRUE");
        options.add("FIELD_DELIMITER = " + Quoting.literal(format.delimiter()));
        options.add("FIELD_OPTIONALLY_ENCLOSED_BY = "
                + (format.quote().isEmpty() ? "NONE" : Quoting.literal(format.quote())));
        if (!format.escape().isEmpty()) {
            options.add("ESCAPE = " + Quoting.literal(format.escape()));
        }
        if (!format.encoding().equalsIgnoreCase("UTF-8")) {
            options.add("ENCODING = " + Quoting.literal(format.encoding()));
        }
        options.add("EMPTY_FIELD_AS_NULL = TRUE");
        // why: Snowflake's own default would take the two characters \N for NULL, which nobody asked for.
        options.add("NULL_IF = (%s)"
                .formatted(format.nullText().stream().map(Quoting::literal).collect(Collectors.joining(", "))));
    }

    private static String compression(Format format) {
        return format.compression().name();
    }
}
