package dev.bactrian.ingest;

import com.github.luben.zstd.ZstdInputStream;
import dev.bactrian.config.Format.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How a file is packed, told by its own first bytes and not by its name. */
enum Packing {
    NONE("", Compression.NONE),
    GZIP(".gz", Compression.GZIP),
    ZSTD(".zst", Compression.ZSTD);

    private final String extension;
    private final Compression compression;

    Packing(String extension, Compression compression) {
        this.extension = extension;
        this.compression = compression;
    }

    static Packing of(byte[] head) {
        if (startsWith(head, 0x50, 0x4B, 0x03, 0x04)) {
            throw new UnusableFileException(
                    Outcome.Reason.UNREADABLE, "it is a .zip archive; send the file plain, or packed by gzip or zstd");
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        return startsWith(head, 0x28, 0xB5, 0x2F, 0xFD) ? ZSTD : NONE;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    void require(Compression declared) {
        if (declared != Compression.AUTO && declared != compression) {
            throw new UnusableFileException(
                    Outcome.Reason.UNREADABLE,
                    "the data set declares compression '%s' but the file is '%s'; send it as declared or declare 'auto'"
                            .formatted(declared, compression));
        }
    }

    /** The name by which Snowflake's AUTO sees the packing that the file has, whatever the client called it. */
    String nameFor(String name) {
        boolean misleading = false;
        for (Packing other : values()) {
            misleading |= other != this && other != NONE && name.endsWith(other.extension);
        }
        return name.endsWith(extension) && !misleading ? name : name + (this == NONE ? ".txt" : extension);
    }

    /** As much of the unpacked beginning as the packed beginning holds. */
    byte[] unpack(byte[] head) {
        try (InputStream packed = new ByteArrayInputStream(head);
                InputStream plain = switch (this) {
                    case NONE -> packed;
                    case GZIP -> new GZIPInputStream(packed);
                    case ZSTD -> new ZstdInputStream(packed);
                }) {
            return beginning(plain, head.length);
        } catch (IOException e) {
            throw new UnusableFileException(
                    Outcome.Reason.UNREADABLE,
                    "its %s data is damaged (%s); send it again".formatted(name(), e.getMessage()));
        }
    }

    private static byte[] beginning(InputStream plain, int most) throws IOException {
        byte[] bytes = new byte[Math.max(most, 1 << 16)];
        int length = 0;
        try {
            while (length < bytes.length) {
                int read = plain.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException cut) {
            // why: the packed head ends in the middle; what came before is what was asked for.
            if (length == 0) {
                throw cut;
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }
}
