package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.CsvReader;
import dev.bactrian.local.snowflake.command.load.format.CsvRecord;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the records of one CSV file, checks every value against its column, and writes the good records to a {@link CleanFile}. */
final class CsvChecker {
    private final CsvFormat format;
    private final RowPlan plan;
    private final TargetTable table;
    private final ValueReader values;
    private final FileMetadata metadata;
    private final Set<String> nulls;

    CsvChecker(CsvFormat format, RowPlan plan, TargetTable table, ValueReader values, FileMetadata metadata) {
        this.format = format;
        this.plan = plan;
        this.table = table;
        this.values = values;
        this.metadata = metadata;
        this.nulls = new HashSet<>(format.nullIf());
    }

    /** Reads to the end of the file, or to the first error that the tally calls enough. */
    void read(CsvReader reader, Tally tally, CleanFile out) throws IOException {
        while (reader.next()) {
            CsvRecord row = reader.row();
            if (row.blank() && format.skipBlankLines()) {
                continue;
            }
            tally.parsed();
            RowError error = check(row, tally.rowsParsed(), out);
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

    private @Nullable RowError check(CsvRecord row, long number, CleanFile out) {
        RecordError broken = row.error();
        if (broken != null) {
            return at(row, broken, row.size() - 1, number);
        }
        if (row.blank() && plan.fields() > 1) {
            return endOfRecord(row, number);
        }
        boolean counts = format.errorOnColumnCountMismatch() && row.size() != plan.fields();
        if (counts) {
            return columnCount(row, number);
        }
        for (Slot slot : plan.slots()) {
            MetadataColumn meta = slot.metadata();
            if (meta != null) {
                out.value(metadata.value(meta, number));
                continue;
            }
            try {
                out.value(value(row, slot));
            } catch (RecordError e) {
                return at(row, e, slot, number);
            }
        }
        return null;
    }

    private @Nullable String value(CsvRecord row, Slot slot) throws RecordError {
        int field = slot.field();
        String text = field < 0 || field >= row.size() ? null : row.value(field);
        boolean isNull = text == null
                || nulls.contains(text)
                || (text.isEmpty() && !row.enclosed(field) && format.emptyFieldAsNull());
        if (isNull || text == null) {
            if (!slot.column().nullable()) {
                throw RecordError.parsing(
                        100088,
                        "NULL result in a non-nullable column. Use quotes if an empty field should be interpreted as an empty"
                                + " string instead of a null");
            }
            return null;
        }
        if (text.indexOf(CsvReader.INVALID) >= 0) {
            if (!format.replaceInvalidCharacters()) {
                throw RecordError.parsing(
                        100144, "Invalid UTF8 detected in string '" + text.replace(CsvReader.INVALID, '\uFFFD') + "'");
            }
            text = text.replace(CsvReader.INVALID, '\uFFFD');
        }
        return values.read(text, slot.column().type());
    }

    private RowError endOfRecord(CsvRecord row, long number) {
        String name = plan.slots().size() > 1 ? name(plan.slots().get(1)) : table.errorName(2);
        RecordError cause =
                RecordError.parsing(100068, "End of record reached while expected to parse column '" + name + "'");
        return error(cause, row.startLine(), 1, row, name, number);
    }

    private RowError columnCount(CsvRecord row, long number) {
        RecordError cause = RecordError.parsing(
                100080,
                "Number of columns in file (" + row.size() + ") does not match that of the corresponding table ("
                        + plan.fields()
                        + "), use file format option error_on_column_count_mismatch=false to ignore this error");
        String name = row.size() > plan.fields() || row.size() > plan.slots().size()
                ? table.errorName(row.size())
                : name(plan.slots().get(row.size() - 1));
        return error(cause, row.endLine(), 1, row, name, number);
    }

    private RowError at(CsvRecord row, RecordError cause, int field, long number) {
        for (Slot slot : plan.slots()) {
            if (slot.field() == field) {
                return at(row, cause, slot, number);
            }
        }
        int place = Math.max(0, field);
        return error(cause, row.line(place), row.character(place), row, table.errorName(place + 1), number);
    }

    private RowError at(CsvRecord row, RecordError cause, Slot slot, long number) {
        boolean there = slot.field() >= 0 && slot.field() < row.size();
        return error(
                cause,
                there ? row.line(slot.field()) : row.startLine(),
                there ? row.character(slot.field()) : 1,
                row,
                name(slot),
                number);
    }

    private static RowError error(
            RecordError cause, long line, long character, CsvRecord row, String columnName, long number) {
        return new RowError(
                cause.text(),
                cause.code(),
                cause.sqlState(),
                cause.category(),
                line,
                character,
                row.byteOffset(),
                columnName,
                number,
                row.startLine(),
                row.raw());
    }

    private String name(Slot slot) {
        return table.errorName(slot.column().name(), slot.position());
    }
}
