package dev.bactrian.local.snowflake.command.load.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file and where it stands. Reused by the reader from record to record: take what you need before the next.
 *
 * <p>Lines and characters count from 1, as Snowflake's errors do.
 */
public final class CsvRecord {
    private String[] values = new String[16];
    private boolean[] enclosed = new boolean[16];
    private long[] lines = new long[16];
    private int[] characters = new int[16];
    private int count;
    private long startLine;
    private long endLine;
    private long byteOffset;
    private boolean blank;
    private @Nullable RecordError error;
    private String raw = "";

    void start(long line, long offset) {
        count = 0;
        startLine = line;
        byteOffset = offset;
        error = null;
        blank = false;
    }

    void add(String value, boolean quoted, long line, int character) {
        if (count == values.length) {
            int size = count * 2;
            values = Arrays.copyOf(values, size);
            enclosed = Arrays.copyOf(enclosed, size);
            lines = Arrays.copyOf(lines, size);
            characters = Arrays.copyOf(characters, size);
        }
        values[count] = value;
        enclosed[count] = quoted;
        lines[count] = line;
        characters[count] = character;
        count++;
    }

    void end(long line, boolean isBlank, String text) {
        endLine = line;
        blank = isBlank;
        raw = text;
    }

    void fail(RecordError cause) {
        error = cause;
    }

    public int size() {
        return count;
    }

    public String value(int field) {
        return values[field];
    }

    /** Whether the field stood in quotes: an empty one is then a text, not NULL. */
    public boolean enclosed(int field) {
        return enclosed[field];
    }

    public long line(int field) {
        return lines[field];
    }

    public int character(int field) {
        return characters[field];
    }

    public long startLine() {
        return startLine;
    }

    /** The line behind the record. */
    public long endLine() {
        return endLine;
    }

    public long byteOffset() {
        return byteOffset;
    }

    /** Whether nothing stood in it. */
    public boolean blank() {
        return blank;
    }

    /** What kept the record from being read; the field it stopped in is the last one. */
    public @Nullable RecordError error() {
        return error;
    }

    public String raw() {
        return raw;
    }
}
