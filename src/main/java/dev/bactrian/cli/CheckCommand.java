package dev.bactrian.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.SnowflakeCron;
import dev.bactrian.provision.ProjectCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = "Finds what is wrong, or likely wrong, in routes/ and sql/; needs no account.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Home home = global.home();
        Settings settings = global.settings(home);
        Map<String, String> variables = Provisioning.variables(settings);
        List<Finding> findings = new ArrayList<>(new ProjectCheck(home, settings, variables).findings());
        findings.addAll(EdaFindings.of(home, settings, variables));
        if (json) {
            System.out.println(json(findings));
        } else {
            findings.forEach(System.out::println);
            if (findings.isEmpty()) {
                System.out.println("Nothing found.");
                schedule(settings);
            }
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void schedule(Settings settings) {
        SnowflakeCron cron = SnowflakeCron.parse(settings.required("kpi.schedule"));
        System.out.println("KPIs run when EDA has committed, and " + cron.inWords() + "; next:");
        cron.next(Clock.systemUTC().instant(), 5).forEach(time -> System.out.println("  " + time));
    }

    private static String json(List<Finding> findings) throws JsonProcessingException {
        List<Map<String, Object>> rows = findings.stream()
                .<Map<String, Object>>map(finding -> new TreeMap<>(Map.of(
                        "file", finding.file().toString(),
                        "line", finding.line(),
                        "rule", finding.rule(),
                        "why", finding.why(),
                        "fix", finding.fix())))
                .toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows);
    }
}
