package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as CSV or as JSON documents, file after file. Not thread-safe. */
final class UnloadText implements AutoCloseable {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS Z");

    private final UnloadTarget target;
    private final List<ResultColumn> columns;
    private final boolean header;
    private @Nullable OutputStream out;
    private @Nullable Path file;
    private int number;
    private long inFile;
    private long rows;
    private long inputBytes;
    private long outputBytes;

    UnloadText(UnloadTarget target, List<ResultColumn> columns, boolean header) {
        this.target = target;
        this.columns = columns;
        this.header = header;
        boolean json = target.format().type().equals("JSON");
        Kind first = columns.get(0).type().kind();
        boolean document =
                columns.size() == 1 && (first == Kind.VARIANT || first == Kind.OBJECT || first == Kind.ARRAY);
        if (json && !document) {
            throw new SnowflakeError(
                    2019,
                    "0A000",
                    "SQL compilation error:\nJSON file format can only be used to unload one column of type variant, object or"
                            + " array.");
        }
    }

    void row(ResultRows row) throws IOException {
        if (inFile >= target.fileSize()) {
            end();
        }
        OutputStream open = out == null ? begin() : out;
        StringBuilder line = new StringBuilder();
        if (target.format() instanceof CsvFormat csv) {
            for (int i = 0; i < columns.size(); i++) {
                line.append(i > 0 ? csv.fieldDelimiter() : "").append(field(row.value(i), csv));
            }
            line.append(csv.recordDelimiter());
        } else {
            line.append(row.value(0)).append('\n');
        }
        write(open, line.toString());
        rows++;
    }

    private OutputStream begin() throws IOException {
        Path path = Files.createTempFile("bactrian-unload", ".tmp");
        file = path;
        OutputStream opened = target.compression().write(Files.newOutputStream(path));
        out = opened;
        inFile = 0;
        if (header && target.format() instanceof CsvFormat csv) {
            String names = String.join(
                    csv.fieldDelimiter(),
                    columns.stream().map(column -> field(column.name(), csv)).toList());
            write(opened, names + csv.recordDelimiter());
        }
        return opened;
    }

    private void write(OutputStream open, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        open.write(bytes);
        inFile += bytes.length;
        inputBytes += bytes.length;
    }

    private void end() throws IOException {
        if (out != null && file != null) {
            out.close();
            out = null;
            outputBytes += Files.size(file);
            target.put(number++, Files.newInputStream(file));
            Files.delete(file);
            file = null;
        }
    }

    UnloadTarget.Written finish() throws IOException {
        end();
        return new UnloadTarget.Written(rows, inputBytes, outputBytes);
    }

    private static String field(@Nullable Object value, CsvFormat csv) {
        if (value == null) {
            return csv.nullIf().isEmpty() ? "" : csv.nullIf().get(0);
        }
        String text = text(value);
        String quote = csv.quote();
        if (!quote.isEmpty()) {
            return value instanceof String ? quote + text.replace(quote, quote + quote) + quote : text;
        }
        String escape = csv.escapeUnenclosed();
        if (escape.isEmpty() || csv.fieldDelimiter().isEmpty()) {
            return text;
        }
        return text.replace(escape, escape + escape)
                .replace(csv.fieldDelimiter(), escape + csv.fieldDelimiter())
                .replace("\n", escape + "\n");
    }

    private static String text(Object value) {
        if (value instanceof LocalDateTime time) {
            return TIMESTAMP.format(time);
        }
        if (value instanceof OffsetDateTime time) {
            return ZONED.format(time);
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        }
        return value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
