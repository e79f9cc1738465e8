package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read and checked, in the one spelling that the engine reads without fail: every value in double quotes, NULL as
 * nothing. A staged file's records are kept or discarded as a whole, so that a bad file leaves no trace. Deleted when closed.
 */
final class CleanFile implements AutoCloseable {
    private static final int SPILL = 1 << 20;
    private static final long USUAL_LINE = 2_000_000;

    private final Path path;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();
    /** Where what is kept ends: in the channel, and in {@link #pending} when it all lies there. */
    private long kept;

    private int keptPending;
    private long rows;
    private long rowsPending;
    private long longestLine;
    private int lineStart;

    CleanFile() throws IOException {
        this.path = Files.createTempFile("bactrian-load", ".csv");
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    void value(@Nullable String value) {
        if (value != null) {
            pending.append('"');
            if (value.indexOf('"') < 0) {
                pending.append(value);
            } else {
                pending.append(value.replace("\"", "\"\""));
            }
            pending.append('"');
        }
        pending.append(',');
    }

    /** Ends the record; its number in its staged file stands last, so that no line is ever blank. */
    void endRow(long rowNumber) throws IOException {
        pending.append(rowNumber).append('\n');
        rowsPending++;
        longestLine = Math.max(longestLine, pending.length() - lineStart);
        if (pending.length() > SPILL) {
            spill();
        }
        lineStart = pending.length();
    }

    /** The records since the last keep or discard are good. */
    void keep() throws IOException {
        if (pending.length() > SPILL / 4) {
            spill();
            lineStart = 0;
        }
        kept = channel.position();
        keptPending = pending.length();
        rows += rowsPending;
        rowsPending = 0;
    }

    /** The records since the last keep are not wanted. */
    void discard() throws IOException {
        if (channel.position() > kept) {
            channel.truncate(kept);
            channel.position(kept);
            pending.setLength(0);
            keptPending = 0;
        } else {
            pending.setLength(keptPending);
        }
        lineStart = pending.length();
        rowsPending = 0;
    }

    /** Drops the half-written record. */
    void dropRow() {
        pending.setLength(lineStart);
    }

    long rows() {
        return rows;
    }

    private void spill() throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(pending));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        pending.setLength(0);
        keptPending = 0;
        lineStart = 0;
    }

    /** The engine's relation over the records; columns {@code c0}, {@code c1} … and {@code row_number}. */
    String relation(List<DataType> types) throws IOException {
        spill();
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            columns.append("'c")
                    .append(i)
                    .append("': '")
                    .append(EngineText.readType(types.get(i)))
                    .append("', ");
        }
        columns.append("'row_number': 'BIGINT'");
        return "read_csv(" + EngineText.literal(path.toString())
                + ", auto_detect=false, header=false, delim=',', quote='\"', escape='\"', nullstr='', allow_quoted_nulls=false,"
                + " new_line='\\n', max_line_size=" + Math.max(USUAL_LINE, longestLine * 4 + 16)
                + ", columns={" + columns + "})";
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
