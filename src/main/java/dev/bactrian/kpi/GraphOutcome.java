package dev.bactrian.kpi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How one run of the KPI graph ended.
 *
 * @param graphRun Snowflake's id of the run
 * @param tasks the root, and every KPI's task; one that did not run because another failed is NOT_RUN
 */
public record GraphOutcome(String graphRun, List<TaskOutcome> tasks) {

    /** State of a task that was never started, because one before it did not succeed. */
    public static final String NOT_RUN = "NOT_RUN";

    public GraphOutcome {
        tasks = List.copyOf(tasks);
    }

    public List<TaskOutcome> failed() {
        return tasks.stream().filter(task -> !task.succeeded()).toList();
    }

    public boolean succeeded() {
        return failed().isEmpty();
    }

    /** In a sentence: how many KPIs were published, and which were not and why. */
    public String inWords() {
        long kpis = tasks.stream()
                .filter(task -> !task.task().equals(KpiGraph.ROOT))
                .count();
        if (succeeded()) {
            return "%d KPIs published".formatted(kpis);
        }
        return failed().stream()
                .map(task -> "%s %s%s"
                        .formatted(
                                task.task(),
                                task.state(),
                                task.error().map(error -> " (" + error + ")").orElse("")))
                .collect(Collectors.joining(
                        "; ",
                        "%d of %d tasks of the KPI graph did not succeed: ".formatted(failed().size(), tasks.size()),
                        ""));
    }
}
