package dev.bactrian.local.snowflake.command.load.stage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that must give exactly so many bytes: an early end is a failure. */
final class ExactStream extends FilterInputStream {
    private final long length;
    private long seen;

    ExactStream(InputStream in, long length) {
        super(in);
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int read = super.read(buffer, offset, size);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        if (read > 0) {
            seen += read;
        } else if (read < 0 && seen < length) {
            throw new IOException("The body ended after " + seen + " of " + length + " bytes.");
        }
    }
}
