package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.config.Spelling;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.Lineage;
import dev.bactrian.snowflake.SnowflakePool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lineage",
        description = "Says where a KPI's values come from: tables, EDA jobs, data sets and, given an account, files.",
        mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "KPI", description = "Name of the KPI.")
    private String name = "";

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Home home = global.home();
        Settings settings = global.settings(home);
        KpiCatalogue catalogue = KpiCatalogue.read(home.sql());
        Kpi kpi = catalogue.find(name).orElseThrow(() -> unknown(catalogue));
        TableSources sources = new TableSources(home, settings);
        List<Lineage.Step> steps = new Lineage(catalogue, sources.madeFrom(), sources.madeBy()).of(kpi);
        if (json) {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(steps));
            return ExitCode.OK;
        }
        steps.forEach(step -> System.out.println(
                "  ".repeat(step.depth()) + step.table() + (step.by().isEmpty() ? "" : "  <- " + step.by())));
        if (settings.missingForRun().isEmpty()) {
            try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
                Map<String, String> runs = new Provisioning(home, settings, pool).lastRuns();
                steps.stream()
                        .map(Lineage.Step::table)
                        .distinct()
                        .filter(runs::containsKey)
                        .forEach(table -> System.out.println(table + ": " + runs.get(table)));
            }
        }
        return ExitCode.OK;
    }

    private ConfigurationException unknown(KpiCatalogue catalogue) {
        List<String> names = catalogue.kpis().stream().map(Kpi::name).toList();
        return new ConfigurationException("Unable to trace KPI '%s': there is no such KPI. %s"
                .formatted(
                        name,
                        Spelling.nearest(name, names)
                                .map("Did you mean '%s'?"::formatted)
                                .orElse("There are %s.".formatted(names))));
    }
}
