package dev.bactrian.local.snowflake.command.load.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.local.snowflake.command.load.format.Compression;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWitnessTest {
    private static final CsvFormat QUOTED =
            (CsvFormat) FileFormat.of(new Options(Map.of("TYPE", "CSV", "FIELD_OPTIONALLY_ENCLOSED_BY", "\"")));

    @TempDir
    Path folder;

    @Test
    void countsRecordsWhateverTheyEndWith() throws IOException {
        assertThat(records("a,b\n1,2\n")).isEqualTo(2);
        assertThat(records("a,b\n1,2")).isEqualTo(2);
        assertThat(records("a,b\r\n1,2\r\n")).isEqualTo(2);
        assertThat(records("a,b\n\"x\ny\",\"he said \"\"no\"\"\"\n,\n")).isEqualTo(3);
        assertThat(records("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n\nb\n",
                "a\n\n",
                "a\\b\n",
                "a\"b\n",
                "\"a\"b\n",
                "a\rb\n",
                "a\nb\r\n",
                "\"open\n",
                "\uFEFFa,b\n",
                "a\0b\n",
                " \"a\"\n"
            })
    void seesWhatTheEngineTakesDifferently(String text) throws IOException {
        assertThat(records(text)).isNegative();
    }

    private long records(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        return CsvWitness.records(file, Compression.NONE, QUOTED);
    }
}
