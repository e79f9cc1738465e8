package dev.bactrian.local.snowflake.command.load.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Reads a CSV file record by record by the rules of a {@link CsvFormat}: each option of
 * docs.snowflake.com/en/sql-reference/sql/create-file-format that touches records and fields. Not thread-safe.
 *
 * <p>White space around fields is dropped here (TRIM_SPACE); what means NULL is decided by the caller.
 */
public final class CsvReader implements AutoCloseable {
    /** Marks bytes that the encoding does not know; no text holds it (Unicode noncharacter). */
    public static final char INVALID = '\uFFFF';

    private static final int LONGEST_RECORD = 128 << 20;
    private static final int NONE = -1;

    private final Reader in;
    private final CsvFormat format;
    private final int quote;
    private final int escape;
    private final int escapeUnenclosed;
    private final boolean newline;
    private final CsvRecord row = new CsvRecord();
    private final StringBuilder field = new StringBuilder();

    private char[] buffer = new char[1 << 16];
    private int at;
    private int limit;
    private int recordStart;
    private boolean ended;
    private long line = 1;
    private int lineStart;
    private long offset;
    private int counted;

    public CsvReader(Reader in, CsvFormat format) {
        this.in = in;
        this.format = format;
        this.quote = only(format.quote());
        this.escape = only(format.escape());
        this.escapeUnenclosed = only(format.escapeUnenclosed());
        this.newline = format.recordDelimiter().equals("\n");
    }

    private static int only(String character) {
        return character.isEmpty() ? NONE : character.charAt(0);
    }

    /** The next record, blank ones included; false behind the last. */
    public boolean next() throws IOException {
        recordStart = at;
        if (at >= limit && !fill()) {
            return false;
        }
        countBytes();
        row.start(line, offset);
        boolean more = true;
        while (more) {
            more = field();
        }
        boolean nothing = row.size() == 1 && row.value(0).isEmpty() && !row.enclosed(0);
        int end = at;
        int delimiter = delimiterBehind(end);
        row.end(line, nothing, new String(buffer, recordStart, Math.max(0, end - delimiter - recordStart)));
        return true;
    }

    public CsvRecord row() {
        return row;
    }

    /** Reads one field; true when another follows in this record. */
    private boolean field() throws IOException {
        if (format.values().trimSpace()) {
            skipBlanks();
        }
        long fieldLine = line;
        int character = at - lineStart + 1;
        if (quote != NONE && peek() == quote) {
            return enclosed(fieldLine, character);
        }
        return unenclosed(fieldLine, character);
    }

    private boolean unenclosed(long fieldLine, int character) throws IOException {
        field.setLength(0);
        int from = at - recordStart;
        boolean escaped = false;
        while (true) {
            int c = peek();
            if (c == NONE || atRecordEnd(c)) {
                add(text(from, escaped), false, fieldLine, character);
                passRecordEnd(c);
                return false;
            }
            if (atDelimiter(c)) {
                add(text(from, escaped), false, fieldLine, character);
                at += format.fieldDelimiter().length();
                return true;
            }
            if (c == escapeUnenclosed) {
                if (!escaped) {
                    field.append(buffer, recordStart + from, at - recordStart - from);
                    escaped = true;
                }
                step();
                int next = peek();
                if (next == 'N' && isNullMark(from)) {
                    field.append('\\');
                }
                if (next != NONE) {
                    field.append((char) next);
                    step();
                }
                continue;
            }
            if (escaped) {
                field.append((char) c);
            }
            step();
        }
    }

    /** {@code \N} alone in a field keeps its backslash, so that NULL_IF can know it. */
    private boolean isNullMark(int from) {
        return at - 1 - recordStart == from;
    }

    private boolean enclosed(long fieldLine, int character) throws IOException {
        field.setLength(0);
        step();
        while (true) {
            int c = peek();
            if (c == NONE) {
                add(field.toString(), true, fieldLine, character);
                row.fail(RecordError.parsing(
                        100067,
                        "End of file reached while in an enclosed field: the closing '" + (char) quote
                                + "' is missing"));
                return false;
            }
            step();
            if (escape != NONE && c == escape && peek() != NONE) {
                field.append((char) peek());
                step();
            } else if (c != quote) {
                field.append((char) c);
            } else if (peek() == quote) {
                field.append((char) c);
                step();
            } else {
                return behindEnclosed(fieldLine, character);
            }
        }
    }

    private boolean behindEnclosed(long fieldLine, int character) throws IOException {
        if (format.values().trimSpace()) {
            skipBlanks();
        }
        int c = peek();
        add(field.toString(), true, fieldLine, character);
        if (c == NONE || atRecordEnd(c)) {
            passRecordEnd(c);
            return false;
        }
        if (atDelimiter(c)) {
            at += format.fieldDelimiter().length();
            return true;
        }
        row.fail(RecordError.parsing(
                100066,
                "Found character '" + Character.toString(c) + "' instead of field delimiter '" + format.fieldDelimiter()
                        + "'"));
        while (c != NONE && !atRecordEnd(c)) {
            step();
            c = peek();
        }
        passRecordEnd(c);
        return false;
    }

    private String text(int from, boolean escaped) {
        String text = escaped ? field.toString() : new String(buffer, recordStart + from, at - recordStart - from);
        return format.values().trimSpace() ? text.strip() : text;
    }

    private void add(String value, boolean quoted, long fieldLine, int character) {
        row.add(value, quoted, fieldLine, character);
    }

    private boolean atDelimiter(int c) throws IOException {
        String delimiter = format.fieldDelimiter();
        return !delimiter.isEmpty() && c == delimiter.charAt(0) && (delimiter.length() == 1 || looksAt(delimiter));
    }

    private boolean atRecordEnd(int c) throws IOException {
        if (newline) {
            return c == '\n' || (c == '\r' && peekSecond() == '\n');
        }
        String delimiter = format.recordDelimiter();
        return !delimiter.isEmpty() && c == delimiter.charAt(0) && looksAt(delimiter);
    }

    private void passRecordEnd(int c) throws IOException {
        if (c == NONE) {
            return;
        }
        int length = newline ? (c == '\r' ? 2 : 1) : format.recordDelimiter().length();
        for (int i = 0; i < length; i++) {
            step();
        }
    }

    private int delimiterBehind(int end) {
        if (end <= recordStart) {
            return 0;
        }
        if (newline) {
            if (buffer[end - 1] != '\n') {
                return 0;
            }
            return end - 2 >= recordStart && buffer[end - 2] == '\r' ? 2 : 1;
        }
        int length = format.recordDelimiter().length();
        boolean there = length > 0
                && end - length >= recordStart
                && new String(buffer, end - length, length).equals(format.recordDelimiter());
        return there ? length : 0;
    }

    private boolean looksAt(String text) throws IOException {
        while (limit - at < text.length()) {
            if (!fill()) {
                return false;
            }
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipBlanks() throws IOException {
        int c = peek();
        while (c != NONE && (c == ' ' || c == '\t') && !atDelimiter(c)) {
            step();
            c = peek();
        }
    }

    private int peek() throws IOException {
        if (at >= limit && !fill()) {
            return NONE;
        }
        return buffer[at];
    }

    private int peekSecond() throws IOException {
        if (at + 1 >= limit && !fill()) {
            return NONE;
        }
        return at + 1 < limit ? buffer[at + 1] : NONE;
    }

    private void step() {
        if (buffer[at++] == '\n') {
            line++;
            lineStart = at;
        }
    }

    private void countBytes() {
        for (int i = counted; i < at; i++) {
            char c = buffer[i];
            offset += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        counted = at;
    }

    /** Makes room by dropping what lies before the record, and reads more; false at the end of the file. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (recordStart > 0) {
            countUpTo(recordStart);
            System.arraycopy(buffer, recordStart, buffer, 0, limit - recordStart);
            at -= recordStart;
            limit -= recordStart;
            lineStart -= recordStart;
            counted -= recordStart;
            recordStart = 0;
        }
        if (limit == buffer.length) {
            if (buffer.length >= LONGEST_RECORD) {
                throw new IOException("A record is longer than " + LONGEST_RECORD + " characters.");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }

    private void countUpTo(int position) {
        int before = at;
        at = position;
        countBytes();
        at = before;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
