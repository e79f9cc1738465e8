package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.provision.Destroyer;
import dev.bactrian.snowflake.SnowflakePool;
import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        description = "Drops what provision made in the account, with its data, and nothing else.",
        mixinStandardHelpOptions = true)
final class DestroyCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--dry-run", description = "Only say what would be dropped.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = global.settings(home);
        try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
            Provisioning provisioning = new Provisioning(home, settings, pool);
            Destroyer destroyer = provisioning.destroyer();
            System.out.println(destroyer.plan().inWords());
            if (dryRun) {
                return ExitCode.OK;
            }
            if (!yes && !confirmed(provisioning.database().name())) {
                System.out.println("Nothing was dropped.");
                return ExitCode.SOFTWARE;
            }
            destroyer.destroy(System.out::println);
        }
        return ExitCode.OK;
    }

    private static boolean confirmed(String database) {
        System.out.printf("This drops data. Type the name of the database (%s) to go on: ", database);
        Scanner answer = new Scanner(System.in, Charset.defaultCharset());
        return answer.hasNextLine() && answer.nextLine().strip().equals(database);
    }
}
