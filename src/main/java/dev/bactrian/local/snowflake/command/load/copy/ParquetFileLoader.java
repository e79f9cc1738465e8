package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.CopyOptions.Match;
import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.copy.TargetTable.Column;
import dev.bactrian.local.snowflake.command.load.format.ParquetFormat;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads Parquet: the engine reads the file, each value is checked as in any other format. */
final class ParquetFileLoader implements FileLoader {
    private static final Set<Kind> SEMI_STRUCTURED = EnumSet.of(Kind.VARIANT, Kind.OBJECT, Kind.ARRAY);

    private final CopyRequest request;
    private final ParquetFormat format;
    private final ValueReader values;
    private final boolean byName;

    ParquetFileLoader(CopyRequest request, ParquetFormat format, ValueReader values) {
        this.request = request;
        this.format = format;
        this.values = values;
        this.byName = request.options().match() != Match.NONE;
        if (!byName) {
            List<Column> columns = request.table().select(request.columns());
            if (columns.size() != 1
                    || !SEMI_STRUCTURED.contains(columns.get(0).type().kind())) {
                throw new SnowflakeError(
                        2019,
                        "0A000",
                        "SQL compilation error:\nPARQUET file format can produce one and only one column of type variant, object,"
                                + " or array. Use CSV file format if you want to load more than one column.");
            }
        }
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink)
            throws IOException, RecordError {
        try (LocalFile local = LocalFile.of(request.location().files(), file)) {
            String relation = "read_parquet(" + EngineText.literal(local.path().toString()) + ")";
            List<String> names = names(relation, sink);
            RowPlan plan =
                    byName ? new CsvPlans(request.table(), List.of(), request.options()).byName(names) : document();
            CleanFile out = sink.open(plan);
            try (ResultSet rows = sink.engine().query(sql(plan, names, relation))) {
                while (rows.next()) {
                    tally.parsed();
                    RowError error = write(rows, plan, metadata, tally.rowsParsed(), out);
                    if (error == null) {
                        out.endRow(tally.rowsParsed());
                    } else {
                        out.dropRow();
                        if (tally.failed(error)) {
                            return;
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private RowPlan document() {
        Column column = request.table().select(request.columns()).get(0);
        return new RowPlan(List.of(new Slot(column, 0, null, 1)), 1);
    }

    /** Binding fails without harm to the transaction; a file that is no Parquet fails there. */
    private static List<String> names(String relation, LoadSink sink) throws RecordError {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                sink.engine().query("SELECT column_name FROM (DESCRIBE SELECT * FROM " + relation + ")")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException | SnowflakeError e) {
            throw unreadable(e);
        }
    }

    private static RecordError unreadable(Exception cause) {
        String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return RecordError.parsing(100095, "Unable to read the Parquet file: " + first);
    }

    private String sql(RowPlan plan, List<String> names, String relation) {
        if (!byName) {
            return "SELECT CAST(to_json(p) AS VARCHAR) FROM " + relation + " AS p";
        }
        Map<String, Integer> places = new HashMap<>();
        List<String> columns = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            if (slot.metadata() == null && places.put(slot.column().name(), columns.size()) == null) {
                String column = EngineText.name(names.get(slot.field()));
                boolean semi = SEMI_STRUCTURED.contains(slot.column().type().kind());
                columns.add(semi ? "CAST(to_json(" + column + ") AS VARCHAR)" : "CAST(" + column + " AS VARCHAR)");
            }
        }
        return "SELECT " + (columns.isEmpty() ? "1" : String.join(", ", columns)) + " FROM " + relation;
    }

    private @Nullable RowError write(ResultSet rows, RowPlan plan, FileMetadata metadata, long number, CleanFile out)
            throws SQLException {
        int place = 0;
        for (Slot slot : plan.slots()) {
            MetadataColumn meta = slot.metadata();
            if (meta != null) {
                out.value(metadata.value(meta, number));
                continue;
            }
            String text = rows.getString(++place);
            try {
                out.value(value(text, slot.column()));
            } catch (RecordError e) {
                String name = request.table().errorName(slot.column().name(), slot.position());
                return new RowError(
                        e.text(), e.code(), e.sqlState(), e.category(), number, 1, 0, name, number, number, "");
            }
        }
        return null;
    }

    private @Nullable String value(@Nullable String text, Column column) throws RecordError {
        if (text == null || format.nullIf().contains(text)) {
            if (!column.nullable()) {
                throw RecordError.parsing(100072, "NULL result in a non-nullable column");
            }
            return null;
        }
        return values.read(format.values().trimSpace() ? text.strip() : text, column.type());
    }
}
