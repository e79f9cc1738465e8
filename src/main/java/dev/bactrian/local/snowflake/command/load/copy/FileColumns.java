package dev.bactrian.local.snowflake.command.load.copy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.CsvReader;
import dev.bactrian.local.snowflake.command.load.format.CsvRecord;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonReader;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.stage.StageFiles;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that a staged file has, with the types that its values have. */
final class FileColumns {
    private static final int MOST_RECORDS = 100_000;

    private final FileFormat format;
    private final EngineConnection engine;

    FileColumns(FileFormat format, EngineConnection engine) {
        this.format = format;
        this.engine = engine;
    }

    /**
     * A column of a file.
     *
     * @param type in Snowflake's SQL
     */
    record Column(String name, String type, boolean nullable) {}

    List<Column> of(StageFiles files, StagedFile file) throws IOException, RecordError {
        if (format instanceof CsvFormat csv) {
            return csv(files, file, csv);
        }
        return format instanceof JsonFormat json ? json(files, file, json) : parquet(files, file);
    }

    /** The same without a look at the values, where the names stand in a header: every type is TEXT. */
    List<Column> named(StageFiles files, StagedFile file) throws IOException, RecordError {
        if (!(format instanceof CsvFormat csv)) {
            return of(files, file);
        }
        try (CsvReader reader = CsvSource.open(files.open(file.path()), csv)) {
            return CsvSource.header(reader).stream()
                    .map(name -> new Column(name, "TEXT", true))
                    .toList();
        }
    }

    private static List<Column> csv(StageFiles files, StagedFile file, CsvFormat csv) throws IOException {
        try (CsvReader reader = CsvSource.open(files.open(file.path()), csv)) {
            List<String> names = new ArrayList<>(csv.parseHeader() ? CsvSource.header(reader) : List.of());
            CsvSource.skip(reader, csv.skipHeader());
            List<ColumnGuess> guesses = new ArrayList<>();
            names.forEach(name -> guesses.add(new ColumnGuess()));
            Set<String> nulls = new HashSet<>(csv.nullIf());
            for (int i = 0; i < MOST_RECORDS && reader.next(); i++) {
                see(reader.row(), csv, nulls, names, guesses);
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(new Column(
                        names.get(i), guesses.get(i).type(), guesses.get(i).nullable()));
            }
            return columns;
        }
    }

    private static void see(
            CsvRecord row, CsvFormat csv, Set<String> nulls, List<String> names, List<ColumnGuess> guesses) {
        if (row.blank() || row.error() != null) {
            return;
        }
        for (int field = 0; field < row.size(); field++) {
            if (field >= guesses.size() && !csv.parseHeader()) {
                names.add("c" + (field + 1));
                guesses.add(new ColumnGuess());
            }
            if (field < guesses.size()) {
                String text = row.value(field);
                boolean isNull =
                        nulls.contains(text) || (text.isEmpty() && !row.enclosed(field) && csv.emptyFieldAsNull());
                guesses.get(field).see(isNull ? null : text);
            }
        }
    }

    private static List<Column> json(StageFiles files, StagedFile file, JsonFormat json)
            throws IOException, RecordError {
        Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
        Map<String, String> semiStructured = new LinkedHashMap<>();
        try (JsonReader reader = JsonReader.open(files.open(file.path()), json)) {
            @Nullable JsonNode document = reader.next();
            for (int i = 0; i < MOST_RECORDS && document != null; i++) {
                document.properties().forEach(member -> {
                    JsonNode value = member.getValue();
                    ColumnGuess guess = guesses.computeIfAbsent(member.getKey(), name -> new ColumnGuess());
                    if (value.isContainerNode()) {
                        semiStructured.put(member.getKey(), value.isArray() ? "ARRAY" : "OBJECT");
                    } else {
                        guess.see(value.isNull() ? null : value.asText());
                    }
                });
                document = reader.next();
            }
        }
        List<Column> columns = new ArrayList<>();
        guesses.forEach(
                (name, guess) -> columns.add(new Column(name, semiStructured.getOrDefault(name, guess.type()), true)));
        return columns;
    }

    private List<Column> parquet(StageFiles files, StagedFile file) throws IOException, RecordError {
        List<Column> columns = new ArrayList<>();
        try (LocalFile local = LocalFile.of(files, file);
                ResultSet rows =
                        engine.query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet("
                                + EngineText.literal(local.path().toString()) + "))")) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), sql(EngineTypes.snowflake(rows.getString(2))), true));
            }
            return columns;
        } catch (SQLException e) {
            throw RecordError.parsing(100095, "Unable to read the Parquet file: " + e.getMessage());
        }
    }

    private static String sql(DataType type) {
        return switch (type.kind()) {
            case FIXED -> "NUMBER(" + type.precision() + ", " + type.scale() + ")";
            case TEXT,
                    REAL,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP_NTZ,
                    TIMESTAMP_LTZ,
                    TIMESTAMP_TZ,
                    VARIANT,
                    OBJECT,
                    ARRAY,
                    BINARY -> type.kind().name();
        };
    }
}
