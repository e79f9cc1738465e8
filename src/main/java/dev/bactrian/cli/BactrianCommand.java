package dev.bactrian.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line's top: without a subcommand it runs. */
@Command(
        name = "bactrian",
        description = "Files in an S3 bucket become KPI tables in Snowflake.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            LocalCommand.class,
            PlanCommand.class,
            ProvisionCommand.class,
            CheckCommand.class,
            DestroyCommand.class,
            LineageCommand.class,
            QuarantineCommand.class,
            LedgerCommand.class,
            PowerBiCommand.class,
            BenchCommand.class,
            StatusCommand.class,
            SampleCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something failed; the message says what and what to do",
            "2:wrong usage or configuration; nothing was done",
        },
        footer = {
            "",
            "Without a command it runs against the account in application.properties or the environment.",
            "First look, with nothing installed but Java: java -jar target/bactrian.jar demo"
        })
public final class BactrianCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    /** Runs a command line and returns its exit code. */
    public static int execute(String... args) {
        LogTarget.routeDriverLogs();
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new BactrianCommand())
                .setExecutionExceptionHandler(new FailureReport())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() {
        return new RunCommand(global).call();
    }
}
