package dev.bactrian.local.snowflake.command.load.format;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * COMPRESSION of a file format (docs.snowflake.com/en/sql-reference/sql/create-file-format). AUTO looks at the file's first bytes; BROTLI
 * has no such mark, in Snowflake either.
 */
public enum Compression {
    AUTO(""),
    GZIP(".gz"),
    BZ2(".bz2"),
    ZSTD(".zst"),
    DEFLATE(".deflate"),
    RAW_DEFLATE(".raw_deflate"),
    NONE("");

    private static final int MARK = 4;

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /** What an unloaded file's name ends with. */
    public String extension() {
        return extension;
    }

    public static Compression of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "AUTO" -> AUTO;
            case "GZIP" -> GZIP;
            case "BZ2" -> BZ2;
            case "ZSTD" -> ZSTD;
            case "DEFLATE" -> DEFLATE;
            case "RAW_DEFLATE" -> RAW_DEFLATE;
            case "NONE" -> NONE;
            case "BROTLI" -> throw SnowflakeError.notSupported("COMPRESSION = BROTLI");
            default -> throw Options.invalidValue("COMPRESSION", word);
        };
    }

    /** The file's content, decompressed. The stream given is read from here on, and closed with the one returned. */
    public InputStream open(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
        Compression actual = this == AUTO ? detect(in) : this;
        return switch (actual) {
            case AUTO, NONE -> in;
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case BZ2 -> new BZip2CompressorInputStream(in, true);
            case ZSTD -> new ZstdInputStream(in);
            case DEFLATE -> new InflaterInputStream(in);
            case RAW_DEFLATE -> new InflaterInputStream(in, new Inflater(true), 1 << 16);
        };
    }

    /** A stream that compresses into {@code file}; AUTO means GZIP, as unloading has it. */
    public OutputStream write(OutputStream file) throws IOException {
        return switch (this) {
            case NONE -> file;
            case AUTO, GZIP -> new GZIPOutputStream(file, 1 << 16);
            case BZ2 -> new BZip2CompressorOutputStream(file);
            case ZSTD -> new ZstdOutputStream(file);
            case DEFLATE -> new DeflaterOutputStream(file);
            case RAW_DEFLATE -> new DeflaterOutputStream(file, new java.util.zip.Deflater(-1, true));
        };
    }

    /** What the first bytes say; NONE when they say nothing. */
    public static Compression detect(BufferedInputStream in) throws IOException {
        in.mark(MARK);
        byte[] head = in.readNBytes(MARK);
        in.reset();
        return detect(head);
    }

    static Compression detect(byte[] head) {
        List<Integer> bytes = List.of(at(head, 0), at(head, 1), at(head, 2), at(head, 3));
        if (bytes.get(0) == 0x1f && bytes.get(1) == 0x8b) {
            return GZIP;
        }
        if (bytes.get(0) == 'B' && bytes.get(1) == 'Z' && bytes.get(2) == 'h') {
            return BZ2;
        }
        if (bytes.get(0) == 0x28 && bytes.get(1) == 0xb5 && bytes.get(2) == 0x2f && bytes.get(3) == 0xfd) {
            return ZSTD;
        }
        boolean zlib = bytes.get(0) == 0x78 && (bytes.get(1) == 0x01 || bytes.get(1) == 0x9c || bytes.get(1) == 0xda);
        return zlib ? DEFLATE : NONE;
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xff : -1;
    }
}
