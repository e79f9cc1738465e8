package dev.bactrian.snowflake;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One zstd-compressed CSV file of a bulk insert. Keeps NULL (nothing) apart from empty text (two quotes). One thread writes
 * it and closes it; closing deletes it.
 */
final class BulkCsv implements AutoCloseable {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn");
    private static final DateTimeFormatter TIMESTAMP_WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnnxxx");

    private final Path file;
    private final BufferedWriter writer;
    private long rows;

    BulkCsv() throws IOException {
        file = Files.createTempFile("bulk-", ".csv.zst");
        OutputStream compressed = new ZstdOutputStream(Files.newOutputStream(file), 1);
        writer = new BufferedWriter(new OutputStreamWriter(compressed, StandardCharsets.UTF_8), 1 << 16);
    }

    void add(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                writer.write(',');
            }
            Object value = row[i];
            if (value != null) {
                write(value);
            }
        }
        writer.write('\n');
        rows++;
    }

    private void write(Object value) throws IOException {
        if (value instanceof CharSequence text) {
            quoted(text);
        } else {
            writer.write(text(value));
        }
    }

    private void quoted(CharSequence text) throws IOException {
        writer.write('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                writer.write('"');
            }
            writer.write(character);
        }
        writer.write('"');
    }

    /** Any value but text, as Snowflake's AUTO formats read it. */
    static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number)
                    ? "NaN"
                    : Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : value.toString();
        } else if (value instanceof Instant instant) {
            return TIMESTAMP_WITH_OFFSET.format(instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof OffsetDateTime time) {
            return TIMESTAMP_WITH_OFFSET.format(time);
        } else if (value instanceof ZonedDateTime time) {
            return TIMESTAMP_WITH_OFFSET.format(time);
        } else if (value instanceof LocalDateTime time) {
            return TIMESTAMP.format(time);
        } else if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        } else if (value instanceof Timestamp time) {
            return TIMESTAMP.format(time.toLocalDateTime());
        } else if (value instanceof Time time) {
            return time.toLocalTime().toString();
        } else if (value instanceof Date date) {
            return date.toLocalDate().toString();
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof Number || value instanceof Boolean || value instanceof java.time.LocalDate) {
            return value.toString();
        }
        throw new IllegalArgumentException("bulk insert does not write values of " + value.getClass());
    }

    long rows() {
        return rows;
    }

    /** Bytes that have left the buffers so far. */
    long size() throws IOException {
        return Files.size(file);
    }

    /** Completes the file and gives its place. */
    Path finish() throws IOException {
        writer.close();
        return file;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
