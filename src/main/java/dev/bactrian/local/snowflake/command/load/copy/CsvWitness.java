package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.Compression;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks through a CSV file's bytes for whatever the engine's reader and Snowflake's rules take differently: escapes, blank records, quotes
 * in odd places, lone carriage returns. Counts the records, so that the engine's count can be held against it.
 */
final class CsvWitness {
    /** Where in a record the byte before stood. */
    private enum At {
        FIELD_START,
        UNENCLOSED,
        ENCLOSED,
        BEHIND_ENCLOSED,
        RETURN
    }

    private static final int UNLIKE = -1;
    private static final int NONE = -1;

    private final int delimiter;
    private final int quote;
    private final int escape;
    private At at = At.FIELD_START;
    private boolean recordEmpty = true;
    private boolean returns;
    private boolean plainNewlines;
    private long records;

    private CsvWitness(CsvFormat format) {
        this.delimiter = format.fieldDelimiter().charAt(0);
        this.quote = format.quote().isEmpty() ? NONE : format.quote().charAt(0);
        this.escape = format.escapeUnenclosed().isEmpty()
                ? NONE
                : format.escapeUnenclosed().charAt(0);
    }

    /** The number of records, headers counted; -1 when the engine might read the file unlike Snowflake. */
    static long records(Path file, Compression compression, CsvFormat format) throws IOException {
        CsvWitness witness = new CsvWitness(format);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = compression.open(Files.newInputStream(file))) {
            int read = in.readNBytes(buffer, 0, buffer.length);
            if (read >= 3 && (buffer[0] & 0xff) == 0xef && (buffer[1] & 0xff) == 0xbb) {
                return UNLIKE;
            }
            while (read > 0) {
                for (int i = 0; i < read; i++) {
                    if (!witness.sees(buffer[i])) {
                        return UNLIKE;
                    }
                }
                read = in.read(buffer);
            }
        }
        return witness.end();
    }

    private boolean sees(byte b) {
        if (at == At.ENCLOSED) {
            if (b == quote) {
                at = At.BEHIND_ENCLOSED;
            }
            return b != escape && b != 0;
        }
        if (b == '\n') {
            return newline();
        }
        if (at == At.RETURN || b == escape || b == 0) {
            return false;
        }
        if (b == '\r') {
            at = At.RETURN;
            return true;
        }
        recordEmpty = false;
        if (b == delimiter) {
            at = At.FIELD_START;
            return true;
        }
        if (b == quote) {
            boolean opens = at == At.FIELD_START || at == At.BEHIND_ENCLOSED;
            at = At.ENCLOSED;
            return opens;
        }
        boolean inside = at != At.BEHIND_ENCLOSED;
        at = At.UNENCLOSED;
        return inside;
    }

    private boolean newline() {
        returns |= at == At.RETURN;
        plainNewlines |= at != At.RETURN;
        boolean fine = !recordEmpty && !(returns && plainNewlines);
        records++;
        at = At.FIELD_START;
        recordEmpty = true;
        return fine;
    }

    private long end() {
        if (at == At.ENCLOSED || at == At.RETURN) {
            return UNLIKE;
        }
        return recordEmpty ? records : records + 1;
    }
}
