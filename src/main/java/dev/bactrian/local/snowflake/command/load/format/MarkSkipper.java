package dev.bactrian.local.snowflake.command.load.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Passes a byte order mark at the start of a text. */
final class MarkSkipper extends FilterReader {
    MarkSkipper(Reader in, boolean skip) throws IOException {
        super(new PushbackReader(in, 1));
        int first = skip ? read() : -1;
        if (first >= 0 && first != '\uFEFF') {
            ((PushbackReader) this.in).unread(first);
        }
    }
}
