package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.CsvReader;
import dev.bactrian.local.snowflake.command.load.format.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Opens CSV files: decompressed, decoded, the byte order mark and the header passed. */
final class CsvSource {
    private CsvSource() {}

    /** A reader before the first record. Bytes that the encoding does not know come as {@link CsvReader#INVALID}. */
    static CsvReader open(InputStream file, CsvFormat format) throws IOException {
        InputStream content = format.compression().open(file);
        return new CsvReader(decoded(format.skipByteOrderMark() ? withoutMark(content) : content, format), format);
    }

    private static Reader decoded(InputStream content, CsvFormat format) {
        return new InputStreamReader(
                content,
                format.encoding()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(CsvReader.INVALID)));
    }

    private static InputStream withoutMark(InputStream content) throws IOException {
        PushbackInputStream in = new PushbackInputStream(content, 3);
        byte[] head = in.readNBytes(3);
        boolean mark = head.length == 3 && new String(head, StandardCharsets.UTF_8).equals("\uFEFF");
        if (!mark) {
            in.unread(head);
        }
        return in;
    }

    /** The names in the first record. Empty for an empty file. */
    static List<String> header(CsvReader reader) throws IOException {
        List<String> names = new ArrayList<>();
        if (reader.next()) {
            CsvRecord row = reader.row();
            for (int i = 0; i < row.size(); i++) {
                names.add(row.value(i));
            }
        }
        return names;
    }

    /** Passes SKIP_HEADER's records. */
    static void skip(CsvReader reader, int records) throws IOException {
        for (int i = 0; i < records && reader.next(); i++) {
            // why: the record is read only to be passed.
        }
    }
}
