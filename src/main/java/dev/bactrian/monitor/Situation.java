package dev.bactrian.monitor;

import java.time.Instant;
import java.util.List;

/** Everything that can be said of the pipeline at one moment. */
public record Situation(
        Instant asOf,
        List<DataSetStatus> dataSets,
        List<JobStatus> jobs,
        List<KpiStatus> kpis,
        List<Problem> problems) {
    /** Whether today's numbers can be trusted. */
    public enum Verdict {
        GOOD,
        LOOK,
        BAD
    }

    public Situation {
        dataSets = List.copyOf(dataSets);
        jobs = List.copyOf(jobs);
        kpis = List.copyOf(kpis);
        problems = List.copyOf(problems);
    }

    public Verdict verdict() {
        if (problems.stream().anyMatch(problem -> problem.level() == Problem.Level.BAD)) {
            return Verdict.BAD;
        }
        return problems.isEmpty() ? Verdict.GOOD : Verdict.LOOK;
    }

    /** The ten-second answer. */
    public String inWords() {
        return switch (verdict()) {
            case GOOD -> "Today's numbers can be trusted.";
            case LOOK -> "The numbers can be used; %s a look.".formatted(things("wants", "want"));
            case BAD -> "Do not trust today's numbers yet: %s attention.".formatted(things("needs", "need"));
        };
    }

    private String things(String one, String many) {
        return problems.size() == 1 ? "1 thing " + one : problems.size() + " things " + many;
    }
}
