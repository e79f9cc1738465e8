package dev.bactrian.local.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed outlives the process, however it ends. */
class DurabilityContractTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenProcessIsKilled() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitsThenWaits.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.lines().anyMatch("ready"::equals)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (Sql sql = Sql.start(folder)) {
            assertThat(sql.rows("select id, a from KEPT")).containsExactly("1|committed");
            sql.run("insert into KEPT (a) values ('later')");
            assertThat(sql.rows("select a from KEPT order by id")).containsExactly("committed", "later");
        }
    }
}
