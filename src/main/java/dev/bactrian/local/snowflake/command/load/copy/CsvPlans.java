package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.CopyOptions.Match;
import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.copy.TargetTable.Column;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides which field of a file goes into which column: by place, or by name (MATCH_BY_COLUMN_NAME). */
record CsvPlans(TargetTable table, List<String> columns, CopyOptions options) {
    /** Field n into column n. */
    RowPlan byPlace() {
        if (!options.includeMetadata().isEmpty()) {
            throw new SnowflakeError(
                    2301,
                    "42601",
                    "SQL compilation error:\nINCLUDE_METADATA can only be used with MATCH_BY_COLUMN_NAME.");
        }
        List<Slot> slots = new ArrayList<>();
        for (Column column : table.select(columns)) {
            slots.add(new Slot(column, slots.size(), null, slots.size() + 1));
        }
        return new RowPlan(slots, slots.size());
    }

    /** Field into the column that has its name; columns without a field stay NULL, fields without a column are left out. */
    RowPlan byName(List<String> header) throws RecordError {
        Map<String, Integer> fields = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (fields.put(folded(header.get(i)), i) != null) {
                throw RecordError.parsing(
                        100092, "Duplicate column name '" + header.get(i) + "' in the header of the file");
            }
        }
        Set<String> metadata = new HashSet<>();
        List<Slot> slots = new ArrayList<>();
        options.includeMetadata().forEach((name, source) -> {
            Column column = metadataColumn(name);
            metadata.add(column.name());
            slots.add(new Slot(
                    column, -1, MetadataColumn.of(source), table.columns().indexOf(column) + 1));
        });
        for (Column column : table.columns()) {
            Integer field = fields.get(folded(column.name()));
            boolean filled = metadata.contains(column.name());
            if (!filled && field != null) {
                slots.add(new Slot(column, field, null, table.columns().indexOf(column) + 1));
            } else if (!filled && !column.nullable() && !column.hasDefault()) {
                throw RecordError.parsing(
                        100088,
                        "NULL result in a non-nullable column. Column '" + column.name() + "' is not in the file");
            }
        }
        slots.sort(java.util.Comparator.comparingInt(Slot::position));
        return new RowPlan(slots, header.size());
    }

    private Column metadataColumn(String name) {
        String wanted =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return table.find(wanted)
                .orElseThrow(() -> new SnowflakeError(
                        904,
                        "42000",
                        "SQL compilation error: error line 1 at position 0\ninvalid identifier '" + wanted + "'"));
    }

    private String folded(String name) {
        return options.match() == Match.CASE_SENSITIVE ? name : name.strip().toUpperCase(Locale.ROOT);
    }
}
