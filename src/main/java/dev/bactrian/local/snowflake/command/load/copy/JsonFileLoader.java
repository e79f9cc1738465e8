package dev.bactrian.local.snowflake.command.load.copy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.local.snowflake.command.load.copy.CopyOptions.Match;
import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.copy.TargetTable.Column;
import dev.bactrian.local.snowflake.command.load.format.JsonFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonReader;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads JSON: each document into the one VARIANT column, or its members into the columns of their names. */
final class JsonFileLoader implements FileLoader {
    private static final Set<Kind> SEMI_STRUCTURED = EnumSet.of(Kind.VARIANT, Kind.OBJECT, Kind.ARRAY);

    private final CopyRequest request;
    private final JsonFormat format;
    private final ValueReader values;
    private final RowPlan plan;
    private final boolean byName;

    JsonFileLoader(CopyRequest request, JsonFormat format, ValueReader values) {
        this.request = request;
        this.format = format;
        this.values = values;
        this.byName = request.options().match() != Match.NONE;
        this.plan = byName ? byName() : document();
    }

    private RowPlan document() {
        List<Column> columns = request.table().select(request.columns());
        if (columns.size() != 1
                || !SEMI_STRUCTURED.contains(columns.get(0).type().kind())) {
            throw new SnowflakeError(
                    2019,
                    "0A000",
                    "SQL compilation error:\nJSON file format can produce one and only one column of data type variant, object, or"
                            + " array. Load data into separate columns using the MATCH_BY_COLUMN_NAME copy option or copy with"
                            + " transformation.");
        }
        return new RowPlan(List.of(new Slot(columns.get(0), 0, null, 1)), 1);
    }

    private RowPlan byName() {
        List<Slot> slots = new ArrayList<>();
        Map<String, String> metadata = new HashMap<>();
        request.options().includeMetadata().forEach((name, source) -> metadata.put(name.replace("\"", ""), source));
        int position = 0;
        for (Column column : request.table().columns()) {
            String source = metadata.get(column.name());
            slots.add(new Slot(column, 0, source == null ? null : MetadataColumn.of(source), ++position));
        }
        return new RowPlan(slots, slots.size());
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink)
            throws IOException, RecordError {
        CleanFile out = sink.open(plan);
        try (JsonReader reader = JsonReader.open(request.location().files().open(file.path()), format)) {
            while (true) {
                JsonNode document = null;
                RowError error = null;
                try {
                    document = reader.next();
                    if (document == null) {
                        return;
                    }
                    tally.parsed();
                    error = write(document, metadata, tally.rowsParsed(), reader.line(), out);
                } catch (RecordError e) {
                    tally.parsed();
                    error = error(e, reader.line(), reader.character(), tally.rowsParsed(), "", "");
                }
                if (error == null) {
                    out.endRow(tally.rowsParsed());
                    continue;
                }
                out.dropRow();
                if (tally.failed(error) || document == null) {
                    return;
                }
            }
        }
    }

    private @Nullable RowError write(JsonNode document, FileMetadata metadata, long number, long line, CleanFile out) {
        Map<String, JsonNode> members = byName ? members(document) : Map.of();
        for (Slot slot : plan.slots()) {
            MetadataColumn meta = slot.metadata();
            try {
                if (meta != null) {
                    out.value(metadata.value(meta, number));
                } else {
                    JsonNode value = byName ? members.get(folded(slot.column().name())) : document;
                    out.value(value(value, slot.column()));
                }
            } catch (RecordError e) {
                String name = request.table().errorName(slot.column().name(), slot.position());
                return error(e, line, 1, number, name, document.toString());
            }
        }
        return null;
    }

    private Map<String, JsonNode> members(JsonNode document) {
        Map<String, JsonNode> members = new HashMap<>();
        document.properties().forEach(member -> members.putIfAbsent(folded(member.getKey()), member.getValue()));
        return members;
    }

    private String folded(String name) {
        return request.options().match() == Match.CASE_SENSITIVE ? name : name.toUpperCase(Locale.ROOT);
    }

    private @Nullable String value(@Nullable JsonNode value, Column column) throws RecordError {
        boolean semiStructured = SEMI_STRUCTURED.contains(column.type().kind());
        boolean isNull = value == null
                || (value.isNull() && (byName || !semiStructured))
                || (value.isTextual() && format.nullIf().contains(value.textValue()));
        if (isNull || value == null) {
            if (!column.nullable()) {
                throw RecordError.parsing(100072, "NULL result in a non-nullable column");
            }
            return null;
        }
        if (semiStructured) {
            return values.read(value.toString(), column.type());
        }
        return values.read(value.isValueNode() ? value.asText() : value.toString(), column.type());
    }

    private static RowError error(
            RecordError cause, long line, long character, long number, String columnName, String document) {
        return new RowError(
                cause.text(),
                cause.code(),
                cause.sqlState(),
                cause.category(),
                line,
                character,
                0,
                columnName,
                number,
                line,
                document);
    }
}
