package dev.bactrian.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.bactrian.config.DataSet;
import dev.bactrian.config.Format;
import dev.bactrian.snowflake.DataSetSql;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Compares the header of a CSV file with the columns of its table, by name and whatever the case or the order. */
final class HeaderCheck {

    private final DataSet dataSet;
    private final Set<String> tableColumns;

    HeaderCheck(DataSet dataSet, List<String> tableColumns) {
        this.dataSet = dataSet;
        this.tableColumns = new HashSet<>();
        for (String column : tableColumns) {
            if (!DataSetSql.ORIGIN_COLUMNS.contains(column.toUpperCase(Locale.ROOT))) {
                this.tableColumns.add(column.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** What is worth a note about the columns; refuses files whose columns the data set does not take. */
    Optional<String> check(byte[] head) {
        List<String> header = header(head);
        Set<String> given = new HashSet<>();
        for (String column : header) {
            if (!given.add(column)) {
                throw refusal("its header names column '%s' twice".formatted(column));
            }
            if (DataSetSql.ORIGIN_COLUMNS.contains(column)) {
                throw refusal(
                        "its header names column '%s', which is kept for where a row came from".formatted(column));
            }
        }
        List<String> added =
                header.stream().filter(column -> !tableColumns.contains(column)).toList();
        List<String> missing = tableColumns.stream()
                .filter(column -> !given.contains(column))
                .sorted()
                .toList();
        if (added.size() == header.size()) {
            throw refusal("none of its columns %s is one of the table's".formatted(shown(header)));
        }
        List<String> changes = new ArrayList<>();
        if (!added.isEmpty()) {
            changes.add("columns added: " + shown(added));
        }
        if (!missing.isEmpty()) {
            changes.add("columns missing: " + shown(missing));
        }
        if (!changes.isEmpty() && dataSet.schemaChange() == DataSet.SchemaChange.STRICT) {
            throw refusal(String.join("; ", changes));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }

    private UnusableFileException refusal(String finding) {
        return new UnusableFileException(
                Outcome.Reason.COLUMNS_CHANGED,
                "%s; send the table's columns, or set 'schemaChange' of data set '%s'"
                        .formatted(finding, dataSet.name()));
    }

    private static String shown(List<String> columns) {
        String all = String.join(", ", columns);
        return all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }

    private List<String> header(byte[] head) {
        Format format = dataSet.format();
        String text = new String(head, Charset.forName(format.encoding()));
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        CsvReader.CsvReaderBuilder builder =
                CsvReader.builder().fieldSeparator(format.delimiter()).skipEmptyLines(false);
        if (!format.quote().isEmpty()) {
            builder.quoteCharacter(format.quote().charAt(0));
        }
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new UnusableFileException(Outcome.Reason.UNREADABLE, "it is empty; send at least a header row");
            }
            return records.next().getFields().stream()
                    .map(column -> column.toUpperCase(Locale.ROOT))
                    .toList();
        } catch (CsvParseException | java.io.IOException e) {
            throw new UnusableFileException(
                    Outcome.Reason.UNREADABLE,
                    "its header is no CSV (%s); send it as RFC 4180".formatted(e.getMessage()));
        }
    }
}
