package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bactrian.config.Home;
import dev.bactrian.kpi.GraphOutcome;
import dev.bactrian.kpi.KpiRefresh;
import dev.bactrian.kpi.TaskOutcome;
import dev.bactrian.provision.Provisioner.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The KPI graph of a small project of its own: one sound KPI, one that fails, one behind it, one with gates. */
class KpiGraphContractTest {

    private static final String HEADER = """
            -- title: A KPI
            -- description: What it counts.
            -- family: test
            -- values:
            --   N: {type: "NUMBER(18,2)"}
            -- owner: Test
            """;

    @TempDir
    Path folder;

    private LocalAccount local;
    private Provisioning provisioning;
    private KpiRefresh refresh;

    @BeforeEach
    void smallProject() {
        copy("account", "ops");
        write("routes/none.yaml", "[]\n");
        write("sql/raw/t.sql", "CREATE OR ALTER TABLE ${database}.RAW.T (A NUMBER(9, 0));\n");
        write("sql/kpi/sound.sql", HEADER + "SELECT SUM(A) AS N FROM RAW.T\n");
        write("sql/kpi/broken.sql", HEADER + "SELECT SUM(A) / (COUNT(*) - COUNT(*)) AS N FROM RAW.T\n");
        write("sql/kpi/behind.sql", HEADER + "SELECT N FROM KPI.BROKEN\n");
        write(
                "sql/kpi/gated.sql",
                HEADER
                        + "-- gates:\n--   N: {max: 100, notNull: true, otherwise: hold}\nSELECT SUM(A) AS N FROM RAW.T\n");
        local = new LocalAccount(folder.resolve("account"), new Home(folder.resolve("home")));
        provisioning = local.provisioning();
        provisioning.provision(Options.careful(), change -> {});
        refresh = provisioning.kpiRefresh(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        local.close();
    }

    @Test
    void aFailingKpiStopsOnlyThoseThatDependOnIt() {
        execute("INSERT INTO BACTRIAN.RAW.T SELECT 40 UNION ALL SELECT 2");

        GraphOutcome outcome = refresh.run();

        assertThat(outcome.tasks().stream().collect(Collectors.toMap(TaskOutcome::task, TaskOutcome::state)))
                .containsOnly(
                        entry("KPI_GRAPH", "SUCCEEDED"),
                        entry("REFRESH_SOUND", "SUCCEEDED"),
                        entry("REFRESH_GATED", "SUCCEEDED"),
                        entry("REFRESH_BROKEN", "FAILED"),
                        entry("REFRESH_BEHIND", "NOT_RUN"));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.inWords()).contains("REFRESH_BROKEN FAILED").contains("Division by zero");
        assertThat(query("SELECT N FROM BACTRIAN.KPI.SOUND")).containsExactly("42.00");
        assertThat(query("SELECT KPI || ' ' || STATE || ' ' || COALESCE(TO_VARCHAR(ROWS_PUBLISHED), '-')"
                        + " FROM BACTRIAN.OPS.KPI_RUN WHERE KPI IS NOT NULL ORDER BY KPI"))
                .containsExactly("BEHIND NOT_RUN -", "BROKEN FAILED -", "GATED SUCCEEDED 1", "SOUND SUCCEEDED 1");
        assertThat(query("SELECT KPI || ' ' || VALUE FROM BACTRIAN.OPS.KPI_HISTORY ORDER BY KPI"))
                .containsExactly("GATED 42.000000", "SOUND 42.000000");
    }

    @Test
    void isDueAgainOnlyWhenThereIsSomethingNewToSee() {
        assertThat(refresh.due()).isTrue();

        refresh.run();
        assertThat(refresh.due()).isFalse();

        execute("INSERT INTO BACTRIAN.OPS.EDA_RUN (RUN_ID, JOB, STATE, WATERMARK, STARTED_AT, FINISHED_AT)"
                + " SELECT 'r', 'j', 'SUCCEEDED', 'w', CURRENT_TIMESTAMP(), CURRENT_TIMESTAMP()");
        assertThat(refresh.due()).isTrue();
    }

    @Test
    void readersKeepTheLastGoodTableWhenAGateHolds() {
        execute("INSERT INTO BACTRIAN.RAW.T SELECT 42");
        refresh.run();
        execute("INSERT INTO BACTRIAN.RAW.T SELECT 1000");

        GraphOutcome outcome = refresh.run();

        assertThat(outcome.failed()).extracting(TaskOutcome::task).contains("REFRESH_GATED");
        assertThat(query("SELECT N FROM BACTRIAN.KPI.GATED")).containsExactly("42.00");
        assertThat(query("SELECT N FROM BACTRIAN.KPI.SOUND")).containsExactly("1042.00");
        assertThat(query("SELECT VALUE_COLUMN || ' ' || ACTION || ' ' || EXPLANATION FROM BACTRIAN.OPS.KPI_ALARM"))
                .containsExactly("N HOLD 1 rows above 100");
        assertThat(query("SELECT STATE FROM BACTRIAN.OPS.KPI_RUN WHERE KPI = 'GATED' ORDER BY STARTED_AT"))
                .containsExactly("SUCCEEDED", "HELD");
    }

    @Test
    void anEditedFileCountsInTheNextRun() {
        execute("INSERT INTO BACTRIAN.RAW.T SELECT 42");
        refresh.run();
        write("sql/kpi/sound.sql", HEADER + "SELECT SUM(A) * 2 AS N FROM RAW.T\n");

        provisioning.rollOutKpis();
        refresh.run();

        assertThat(query("SELECT N FROM BACTRIAN.KPI.SOUND")).containsExactly("84.00");
        assertThat(query("SELECT VALUE FROM BACTRIAN.OPS.KPI_HISTORY WHERE KPI = 'SOUND' ORDER BY RECORDED_AT"))
                .containsExactly("42.000000", "84.000000");
    }

    private List<String> query(String sql) {
        return local.account().query("look", sql, row -> row.getString(1));
    }

    private void execute(String sql) {
        local.account().execute("prepare", sql);
    }

    private void copy(String... folders) {
        for (String name : folders) {
            try (Stream<Path> files = Files.list(Path.of("sql", name))) {
                for (Path file : files.toList()) {
                    write("sql/" + name + "/" + file.getFileName(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve("home").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
