package dev.bactrian.local.snowflake.command.load.copy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.CsvReader;
import dev.bactrian.local.snowflake.command.load.format.CsvRecord;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonReader;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of staged files as a relation of the engine: columns {@code "$1"}, {@code "$2"} … and the metadata columns
 * (docs.snowflake.com/en/user-guide/querying-stage). Closing it takes its rows away.
 */
public final class StagedRows implements AutoCloseable {
    private static final int LOOK_AHEAD = 100;

    private final FileFormat format;
    private final Instant scanStart;
    private final int nameable;
    private final List<String> parts = new ArrayList<>();
    private final List<AutoCloseable> held = new ArrayList<>();
    private final CleanFile clean;
    private int width;

    /**
     * No rows yet.
     *
     * @param nameable so many columns can be named whatever the files hold; those that no record has are NULL
     */
    public StagedRows(FileFormat format, Instant scanStart, int nameable) throws IOException {
        this.format = format;
        this.scanStart = scanStart;
        this.nameable = nameable;
        this.clean = new CleanFile();
    }

    /** Adds a file's records; what cannot be read is told to {@code tally}. */
    void add(StageLocation location, StagedFile file, Tally tally) throws IOException, RecordError {
        FileMetadata metadata = FileMetadata.of(location.files(), file, scanStart);
        if (format instanceof CsvFormat csv) {
            if (width == 0) {
                width = width(location, file, csv);
            }
            csv(location, file, csv, metadata, tally);
        } else if (format instanceof JsonFormat json) {
            width = 1;
            json(location, file, json, metadata, tally);
        } else {
            LocalFile local = LocalFile.of(location.files(), file);
            held.add(local);
            parts.add(parquet(local, metadata));
        }
        clean.keep();
    }

    private static int width(StageLocation location, StagedFile file, CsvFormat csv) throws IOException {
        int most = 1;
        try (CsvReader reader = CsvSource.open(location.files().open(file.path()), csv)) {
            for (int i = 0; i < LOOK_AHEAD + csv.skipHeader() && reader.next(); i++) {
                most = Math.max(most, i < csv.skipHeader() ? 1 : reader.row().size());
            }
        }
        return most;
    }

    private void csv(StageLocation location, StagedFile file, CsvFormat csv, FileMetadata metadata, Tally tally)
            throws IOException {
        Set<String> nulls = new HashSet<>(csv.nullIf());
        try (CsvReader reader = CsvSource.open(location.files().open(file.path()), csv)) {
            CsvSource.skip(reader, csv.skipHeader());
            while (reader.next()) {
                CsvRecord row = reader.row();
                if (row.blank() && csv.skipBlankLines()) {
                    continue;
                }
                tally.parsed();
                RecordError broken = row.error();
                if (broken != null) {
                    boolean enough = tally.failed(new RowError(
                            broken.text(),
                            broken.code(),
                            broken.sqlState(),
                            broken.category(),
                            row.line(row.size() - 1),
                            row.character(row.size() - 1),
                            row.byteOffset(),
                            "\"$" + row.size() + "\"",
                            tally.rowsParsed(),
                            row.startLine(),
                            row.raw()));
                    if (enough) {
                        return;
                    }
                    continue;
                }
                metadata(metadata, tally.rowsParsed());
                for (int i = 0; i < width; i++) {
                    clean.value(i < row.size() ? value(row, i, csv, nulls) : null);
                }
                clean.endRow(tally.rowsParsed());
            }
        }
    }

    private static @Nullable String value(CsvRecord row, int field, CsvFormat csv, Set<String> nulls) {
        String text = row.value(field);
        boolean empty = text.isEmpty() && !row.enclosed(field) && csv.emptyFieldAsNull();
        return empty || nulls.contains(text) ? null : text.replace(CsvReader.INVALID, '\uFFFD');
    }

    private void json(StageLocation location, StagedFile file, JsonFormat json, FileMetadata metadata, Tally tally)
            throws IOException, RecordError {
        try (JsonReader reader = JsonReader.open(location.files().open(file.path()), json)) {
            JsonNode document = reader.next();
            while (document != null) {
                tally.parsed();
                metadata(metadata, tally.rowsParsed());
                clean.value(document.toString());
                clean.endRow(tally.rowsParsed());
                document = reader.next();
            }
        }
    }

    private void metadata(FileMetadata metadata, long number) {
        for (MetadataColumn column : MetadataColumn.values()) {
            clean.value(metadata.value(column, number));
        }
    }

    private static String parquet(LocalFile local, FileMetadata metadata) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (MetadataColumn column : MetadataColumn.values()) {
            String value = column == MetadataColumn.FILE_ROW_NUMBER
                    ? "p_number + 1"
                    : EngineText.literal(metadata.value(column, 0));
            sql.append("CAST(")
                    .append(value)
                    .append(" AS ")
                    .append(EngineText.readType(column.type()))
                    .append(") AS ")
                    .append(EngineText.name(column.column()))
                    .append(", ");
        }
        String path = EngineText.literal(local.path().toString());
        return sql
                + "CAST(to_json(p) AS VARIANT) AS \"$1\" FROM (SELECT * EXCLUDE (file_row_number), file_row_number AS p_number"
                + " FROM read_parquet(" + path
                + ", file_row_number=true)) AS q, LATERAL (SELECT q.* EXCLUDE (p_number)) AS p";
    }

    /** The relation over all files that were added, in parentheses. */
    public String relation() throws IOException {
        List<String> all = new ArrayList<>(parts);
        if (width > 0 || parts.isEmpty()) {
            all.add(cleaned());
        }
        return "(" + String.join(" UNION ALL ", all) + ")";
    }

    /** The relation's columns. */
    List<ResultColumn> columns() {
        List<ResultColumn> columns = new ArrayList<>();
        for (MetadataColumn column : MetadataColumn.values()) {
            columns.add(new ResultColumn(column.column(), column.type(), true));
        }
        boolean csv = format instanceof CsvFormat;
        for (int i = 1; i <= (csv ? Math.max(width, nameable) : 1); i++) {
            columns.add(ResultColumn.of("$" + i, csv ? DataType.Kind.TEXT : DataType.Kind.VARIANT));
        }
        return columns;
    }

    /** The query of all rows, nested values as JSON text. */
    String readable() throws IOException {
        String nested = format instanceof CsvFormat ? "" : " REPLACE (CAST(\"$1\" AS JSON) AS \"$1\")";
        return "SELECT *" + nested + " FROM " + relation();
    }

    private String cleaned() throws IOException {
        List<DataType> types = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT ");
        for (MetadataColumn column : MetadataColumn.values()) {
            sql.append("c")
                    .append(types.size())
                    .append(" AS ")
                    .append(EngineText.name(column.column()))
                    .append(", ");
            types.add(column.type());
        }
        DataType type = DataType.of(format instanceof CsvFormat ? DataType.Kind.TEXT : DataType.Kind.VARIANT);
        int columns = format instanceof CsvFormat ? Math.max(width, nameable) : 1;
        for (int i = 1; i <= columns; i++) {
            String value = i <= width ? EngineText.value("c" + types.size(), type) : "CAST(NULL AS VARCHAR)";
            sql.append(i > 1 ? ", " : "")
                    .append(value)
                    .append(" AS \"$")
                    .append(i)
                    .append('"');
            if (i <= width) {
                types.add(type);
            }
        }
        return sql + " FROM " + clean.relation(types);
    }

    @Override
    public void close() throws IOException {
        clean.close();
        for (AutoCloseable each : held) {
            try {
                each.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
