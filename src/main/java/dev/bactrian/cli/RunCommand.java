package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description = "Runs the routes against S3 and Snowflake until stopped (the default).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global;

    RunCommand() {
        this(new GlobalOptions());
    }

    RunCommand(GlobalOptions global) {
        this.global = global;
    }

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = global.settings(home);
        List<String> missing = settings.missingForRun();
        if (!missing.isEmpty()) {
            System.err.println(whatIsMissing(home, missing));
            return ExitCode.USAGE;
        }
        try (Application application = new Application(home, settings)) {
            application.start();
            application.awaitStop();
        }
        return ExitCode.OK;
    }

    private static String whatIsMissing(Home home, List<String> missing) {
        return """
                Unable to run: no account is configured. Missing: %s.
                Set them in %s or in the environment (s3.bucket is S3_BUCKET there).
                To see it work without any account: java -jar target/bactrian.jar demo""".formatted(String.join(", ", missing), home.properties());
    }
}
