package dev.bactrian.cli;

import dev.bactrian.config.Home;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "local",
        description = "Starts only the embedded S3 and the local Snowflake endpoint, for other tools to connect to.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: bactrian local --s3-port 9000 --snowflake-port 9001"})
final class LocalCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private EmbeddedOptions embedded = new EmbeddedOptions();

    @Override
    public Integer call() throws InterruptedException {
        Home home = global.home();
        LogTarget.file(embedded.folder(home));
        CountDownLatch stop = new CountDownLatch(1);
        try (EmbeddedPair pair = embedded.start(home)) {
            System.out.println("Embedded pair, until Ctrl-C:");
            pair.printAddresses(System.out);
            System.out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(pair, stop), "stop"));
            stop.await();
        }
        return ExitCode.OK;
    }

    private static void close(EmbeddedPair pair, CountDownLatch stop) {
        pair.close();
        stop.countDown();
    }
}
