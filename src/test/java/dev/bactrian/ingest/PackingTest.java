package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.bactrian.config.Format.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static final byte[] PLAIN = "id,day\n1,2\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void isToldByContentNotByName() throws IOException {
        assertThat(Packing.of(PLAIN)).isEqualTo(Packing.NONE);
        assertThat(Packing.of(gzip())).isEqualTo(Packing.GZIP);
        assertThat(Packing.of(Zstd.compress(PLAIN))).isEqualTo(Packing.ZSTD);
    }

    @Test
    void stagedNameTellsTheTruth() {
        assertThat(Packing.GZIP.nameFor("a.csv")).isEqualTo("a.csv.gz");
        assertThat(Packing.GZIP.nameFor("a.csv.gz")).isEqualTo("a.csv.gz");
        assertThat(Packing.NONE.nameFor("a.csv.gz")).isEqualTo("a.csv.gz.txt");
        assertThat(Packing.NONE.nameFor("a.csv")).isEqualTo("a.csv");
        assertThat(Packing.ZSTD.nameFor("a.csv.gz")).isEqualTo("a.csv.gz.zst");
    }

    @Test
    void archiveIsRefusedWithWhatToSend() {
        assertThatThrownBy(() -> Packing.of(new byte[] {'P', 'K', 3, 4, 0}))
                .hasMessageContaining(".zip")
                .hasMessageContaining("gzip or zstd");
    }

    @Test
    void declaredCompressionIsHeldTo() {
        assertThatThrownBy(() -> Packing.NONE.require(Compression.GZIP)).hasMessageContaining("'GZIP'");
        Packing.GZIP.require(Compression.AUTO);
    }

    @Test
    void beginningOfACutStreamIsRead() throws IOException {
        byte[] packed = gzip();

        assertThat(Packing.GZIP.unpack(Arrays.copyOf(packed, packed.length - 4)))
                .startsWith(PLAIN);
        assertThatThrownBy(() -> Packing.GZIP.unpack(new byte[] {0x1F, (byte) 0x8B, 0, 0}))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("damaged");
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(PLAIN);
        }
        return bytes.toByteArray();
    }
}
