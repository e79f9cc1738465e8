package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.DataSet.LoadMethod;
import dev.bactrian.config.DataSet.StageKind;
import dev.bactrian.testing.EmbeddedAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the loading process at random moments while files arrive, starts it again, and in the end compares rows with what
 * was dropped. {@code mvn test -Dtest=CrashContractTest -Dkills=200} is the long form.
 */
class CrashContractTest {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int FILES_A_KILL = 12;
    private static final int ROWS_A_FILE = 50;

    @TempDir
    Path folder;

    static Stream<Arguments> waysIn() {
        return Stream.of(LoadMethod.values())
                .flatMap(load -> Stream.of(StageKind.values()).map(stage -> Arguments.of(load, stage)));
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void nothingIsLostAndNothingDoubled(LoadMethod load, StageKind stage) throws IOException, InterruptedException {
        DataSet dataSet = DataSets.sales().by(load, stage).build();
        Random random = new Random(42);
        try (EmbeddedAccount account = new EmbeddedAccount(folder).provisioned()) {
            account.provision(dataSet, "ID NUMBER(9, 0), NAME VARCHAR");
            int files = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Process child = start(account, load, stage);
                awaitReady(child);
                for (int i = 0; i < FILES_A_KILL; i++) {
                    drop(account, files++);
                }
                assertThat(child.waitFor(random.nextInt(2_000), TimeUnit.MILLISECONDS))
                        .as("the child runs until it is killed")
                        .isFalse();
                child.destroyForcibly().waitFor();
            }

            IngestDriver driver = new IngestDriver(account, dataSet);
            String complete = "%d|%d".formatted(files * ROWS_A_FILE, files * ROWS_A_FILE);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                driver.run();
                return account.rows("SELECT COUNT(*), COUNT(DISTINCT ID) FROM RAW.SALES")
                        .contains(complete);
            });

            driver.restart();
            driver.run();
            assertThat(account.rows("SELECT COUNT(*), COUNT(DISTINCT ID) FROM RAW.SALES"))
                    .containsExactly(complete);
            assertThat(new LedgerCheck(account.dataSource(), EmbeddedAccount.DATABASE)
                            .check(dataSet)
                            .differences())
                    .isEmpty();
            assertThat(account.rows("SELECT COUNT(*) FROM OPS.LOAD_LEDGER WHERE STATE <> 'LOADED'"))
                    .containsExactly("0");
        }
    }

    private static void awaitReady(Process child) throws IOException {
        BufferedReader output = child.inputReader();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            assertThat(line).as("the child starts").isNotNull();
        }
    }

    private static void drop(EmbeddedAccount account, int file) {
        StringBuilder content = new StringBuilder("id,name\n");
        for (int row = 0; row < ROWS_A_FILE; row++) {
            content.append(file * ROWS_A_FILE + row).append(",row\n");
        }
        account.put("sales/%05d.csv".formatted(file), content.toString());
    }

    private static Process start(EmbeddedAccount account, LoadMethod load, StageKind stage) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashChild.class.getName(),
                account.s3Endpoint().toString(),
                account.snowflakeSettings().address().toString(),
                account.keyFile().toString(),
                load.name(),
                stage.name()));
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }
}
