package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BactrianCommandTest {
    private final StringWriter errors = new StringWriter();
    private final CommandLine line = BactrianCommand.commandLine().setErr(new PrintWriter(errors));

    @Test
    void misspeltKeyStopsWithTheNearestRightOneAndExitCodeTwo() {
        assertThat(line.execute("run", "--set", "s3.buket=x")).isEqualTo(2);
        assertThat(errors.toString()).contains("Did you mean 's3.bucket'?");
    }

    @Test
    void unknownCommandIsRefusedWithExitCodeTwo() {
        assertThat(line.execute("dmeo")).isEqualTo(2);
        assertThat(errors.toString()).contains("demo");
    }

    @Test
    void everyCommandSaysWhatItIsFor() {
        assertThat(line.getSubcommands().values())
                .allSatisfy(command -> assertThat(
                                command.getCommandSpec().usageMessage().description())
                        .isNotEmpty());
    }
}
