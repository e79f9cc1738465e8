package dev.bactrian.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes rows as gzip CSV with a header: quoted where needed, or everywhere. */
final class CsvRows {
    private static final int BUFFER = 1 << 16;

    private CsvRows() {}

    /** {@code rows} is called once and passes each row on, so that a file of any length needs no memory. */
    static SampleFile.Content of(boolean quoteAll, String[] header, Consumer<Consumer<String[]>> rows) {
        return out -> {
            GZIPOutputStream gzip = new FastGzip(out);
            CsvWriter csv = writer(gzip, quoteAll);
            csv.writeRecord(header);
            rows.accept(csv::writeRecord);
            csv.flush();
            gzip.finish();
        };
    }

    private static CsvWriter writer(OutputStream out, boolean quoteAll) {
        CsvWriter.CsvWriterBuilder builder = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        return (quoteAll ? builder.quoteStrategy(QuoteStrategies.NON_EMPTY) : builder).build(out);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
