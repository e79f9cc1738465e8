package dev.bactrian.cli;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.EdaJob;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.eda.route.JobFiles;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.kpi.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with the files of EDA jobs, as far as it can be told without an account. */
final class EdaFindings {
    private EdaFindings() {}

    static List<Finding> of(Home home, Settings settings, Map<String, String> variables) {
        List<Finding> findings = new ArrayList<>();
        JobFiles files = new JobFiles(home.sql(), variables);
        for (EdaJob job : jobs(home, settings)) {
            try {
                files.read(job);
            } catch (ConfigProblem e) {
                findings.add(new Finding(
                        Path.of(e.place().file()),
                        e.place().line(),
                        "eda-job",
                        String.valueOf(e.getMessage()),
                        "Mend the line."));
            } catch (ConfigurationException e) {
                findings.add(new Finding(
                        home.sql().resolve("eda"), 1, "eda-job", String.valueOf(e.getMessage()), "Mend the job."));
            }
        }
        return findings;
    }

    /** why: entries that cannot be read are found elsewhere. */
    private static List<EdaJob> jobs(Home home, Settings settings) {
        try {
            return RouteEntries.read(home.routes(), settings).edaJobs();
        } catch (ConfigurationException e) {
            return List.of();
        }
    }
}
