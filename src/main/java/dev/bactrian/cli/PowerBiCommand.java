package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.powerbi.ConnectionParameters;
import dev.bactrian.powerbi.PowerBiProject;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "powerbi",
        description = "Writes a Power BI project over the KPI tables: model, measures, a report page a family.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: bactrian powerbi reports --name Retail, then open reports/Retail.pbip in Power BI Desktop."
        })
final class PowerBiCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "FOLDER", description = "Folder to write into; made if absent.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            description = "Name of the project (default: ${DEFAULT-VALUE}).",
            defaultValue = "Bactrian")
    private String name = "Bactrian";

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = global.settings(home);
        PowerBiProject project = new PowerBiProject(name, KpiCatalogue.read(home.sql()), connection(settings));
        int files = project.write(folder);
        System.out.printf("%d files in %s. Open %s.pbip in Power BI Desktop.%n", files, folder.toAbsolutePath(), name);
        return ExitCode.OK;
    }

    /** No account is reached: one that is not named yet is asked for by Power BI when the project opens. */
    private static ConnectionParameters connection(Settings settings) {
        String server = settings.find("snowflake.url")
                .map(url -> URI.create(url).getAuthority())
                .or(() -> settings.find("snowflake.account").map(account -> account + ".snowflakecomputing.com"))
                .orElse("ACCOUNT.snowflakecomputing.com");
        return new ConnectionParameters(
                server,
                settings.required("snowflake.warehouse"),
                settings.required("snowflake.database"),
                settings.find("snowflake.role").orElse(""));
    }
}
