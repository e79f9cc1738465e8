package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.Provisioner;
import dev.bactrian.snowflake.SnowflakePool;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "provision",
        description = "Makes the account as routes/ and sql/ ask for; may be run again at any time.",
        mixinStandardHelpOptions = true)
final class ProvisionCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--allow-drop", description = "Drop tables and columns that no file asks for, with their data.")
    private boolean allowDrop;

    @Option(
            names = "--adopt",
            description = "Take over objects that have the right names and that provisioning did not make.")
    private boolean adopt;

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = global.settings(home);
        try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
            Plan done = new Provisioning(home, settings, pool)
                    .provision(new Provisioner.Options(allowDrop, adopt), change -> {
                        if (!json) {
                            System.out.println(change);
                        }
                    });
            System.out.println(json ? done.toJson() : done.inWords().lines().reduce("", (all, last) -> last));
        }
        return ExitCode.OK;
    }
}
