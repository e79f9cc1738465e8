package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.Provisioner;
import dev.bactrian.snowflake.SnowflakePool;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Says what provision would do to the account, and does nothing.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    /** why: the texts of external stages name a bucket, and a pool wants an account, though neither is reached. */
    private static final Map<String, String> NO_ACCOUNT = Map.of(
            "snowflake.account", "none", "snowflake.user", "none", "snowflake.password", "none", "s3.bucket", "bucket");

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--offline", description = "Ask no account: plan for an empty one.")
    private boolean offline;

    @Option(names = "--allow-drop", description = "Plan the drop of tables and columns that no file asks for, too.")
    private boolean allowDrop;

    @Override
    public Integer call() {
        Home home = global.home();
        Settings settings = offline ? global.settings(home, NO_ACCOUNT) : global.settings(home);
        try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
            Provisioning provisioning = new Provisioning(home, settings, pool);
            Plan plan = offline
                    ? provisioning.planForEmptyAccount()
                    : provisioning.plan(new Provisioner.Options(allowDrop, false));
            System.out.println(json ? plan.toJson() : plan.inWords());
        }
        return ExitCode.OK;
    }
}
