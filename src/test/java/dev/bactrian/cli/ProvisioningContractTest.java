package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.Home;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.PlannedChange;
import dev.bactrian.provision.Provisioner.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningContractTest {

    @TempDir
    Path folder;

    private LocalAccount local;
    private Provisioning provisioning;

    @BeforeEach
    void emptyAccount() {
        local = new LocalAccount(folder, new Home(Path.of("")));
        provisioning = local.provisioning();
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void makesAnEmptyAccountAsTheFilesAskForAndThenFindsNothingToDo() {
        List<String> progress = new ArrayList<>();

        Plan done = provisioning.provision(Options.careful(), progress::add);

        assertThat(done.isEmpty()).isFalse();
        assertThat(progress).isNotEmpty();
        assertThat(provisioning.plan(Options.careful()).inWords()).startsWith("Nothing to do");
    }

    @Test
    void namesExactlyWhatWasChangedByHandAndMendsIt() {
        provisioning.provision(Options.careful(), change -> {});
        execute("ALTER TASK BACTRIAN.KPI.KPI_GRAPH SUSPEND");
        execute("DROP TABLE BACTRIAN.KPI.SALES_TOTAL");
        execute("CREATE TABLE BACTRIAN.KPI.SOMEBODY_ELSES (A INT)");

        Plan plan = provisioning.plan(Options.careful());

        assertThat(plan.changed())
                .extracting(PlannedChange::toString)
                .containsExactlyInAnyOrder(
                        "drifted   task BACTRIAN.KPI.KPI_GRAPH: changed by hand: 'state: started' is now 'state: suspended'",
                        "create    table BACTRIAN.KPI.SALES_TOTAL: it was dropped by hand");
        provisioning.provision(Options.careful(), change -> {});
        assertThat(provisioning.plan(Options.careful()).isEmpty()).isTrue();
        execute("DROP TABLE BACTRIAN.KPI.SOMEBODY_ELSES");
    }

    private void execute(String sql) {
        local.account().execute("change by hand", sql);
    }
}
