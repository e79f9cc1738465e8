package dev.bactrian.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.provision.PlannedChange.Action;
import dev.bactrian.snowflake.SqlStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private final Map<ObjectId, ProvisionRecord> records = new HashMap<>();
    private final Map<ObjectId, String> live = new HashMap<>();

    private final DesiredObject table = read("CREATE OR ALTER TABLE RAW.T (A INT)");
    private final DesiredObject task = read("CREATE OR ALTER TASK KPI.T WAREHOUSE = W AS SELECT 1");

    @Test
    void createsEverythingInAnEmptyAccount() {
        assertThat(plan(false, table, task).changes())
                .extracting(PlannedChange::action)
                .containsExactly(Action.CREATE, Action.CREATE);
    }

    @Test
    void findsNothingToDoAfterwards() {
        provisioned(table, "column A: NUMBER");

        Plan plan = plan(false, table);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.inWords()).startsWith("Nothing to do");
    }

    @Test
    void namesExactlyWhatWasChangedByHand() {
        provisioned(task, "state: started\nschedule: ");
        live.put(task.id(), "state: suspended\nschedule: ");

        assertThat(plan(false, task).inWords())
                .contains("drifted   task D.KPI.T: changed by hand: 'state: started' is now 'state: suspended'");
    }

    @Test
    void saysWhatWasDroppedByHand() {
        provisioned(table, "column A: NUMBER");
        live.clear();

        assertThat(plan(false, table).inWords()).contains("create    table D.RAW.T: it was dropped by hand");
    }

    @Test
    void runsAgainWhatWasInterrupted() {
        provisioned(table, "column A: NUMBER");
        records.put(table.id(), new ProvisionRecord(table.id(), "f.sql", "", true, Optional.empty()));

        assertThat(plan(false, table).changes().get(0).action()).isEqualTo(Action.ALTER);
    }

    @Test
    void leavesObjectsOfOthersAlone() {
        live.put(table.id(), "column THEIRS: TEXT");
        live.put(new ObjectId(ObjectKind.TABLE, "D.RAW.OTHER"), "column X: TEXT");

        Plan plan = plan(false, table);

        assertThat(plan.changes()).extracting(PlannedChange::action).containsExactly(Action.CONFLICT);
    }

    @Test
    void keepsDataThatNoFileAsksForUntilADropIsAllowed() {
        provisioned(table, "column A: NUMBER");
        provisioned(task, "state: started");

        assertThat(plan(false).changes()).extracting(PlannedChange::action).containsExactly(Action.DROP, Action.KEPT);
        assertThat(plan(true).changes()).extracting(PlannedChange::action).containsExactly(Action.DROP, Action.DROP);
    }

    @Test
    void acceptsColumnsThatFilesBroughtToAnEvolvingTable() {
        provisioned(table, "column A: NUMBER\nenable_schema_evolution: Y");
        live.put(table.id(), "column A: NUMBER\ncolumn B: TEXT\nenable_schema_evolution: Y");

        assertThat(plan(false, table).isEmpty()).isTrue();
    }

    private void provisioned(DesiredObject object, String shown) {
        records.put(
                object.id(), new ProvisionRecord(object.id(), "f.sql", object.checksum(), true, Optional.of(shown)));
        live.put(object.id(), shown);
    }

    private Plan plan(boolean allowDrop, DesiredObject... desired) {
        return new Planner(records, LiveObjects.of(live), Set.of(), allowDrop).plan(List.of(desired));
    }

    private static DesiredObject read(String statement) {
        return new StatementReader(new SqlStatement(statement, "f.sql", 1), "D").read();
    }
}
