package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.ingest.LedgerCheck;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakePool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "ledger",
        description =
                "Proves, file by file, that the raw tables hold the rows that the ledger says; exit code 1 if not.",
        mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = global.settings(home);
        boolean exact = true;
        try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
            LedgerCheck check = new LedgerCheck(
                    pool.dataSource(), new Database(settings.snowflake().database()));
            for (DataSet dataSet : RouteEntries.read(home.routes(), settings).dataSets()) {
                LedgerCheck.Result result = check.check(dataSet);
                System.out.printf(
                        "%-24s %,10d files %,14d rows  %s%n",
                        result.dataSet(), result.files(), result.rows(), result.exact() ? "exact" : "DIFFERENT");
                result.differences().forEach(difference -> System.out.println("  " + difference.inWords()));
                exact &= result.exact();
            }
        }
        return exact ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
