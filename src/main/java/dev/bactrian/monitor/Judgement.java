package dev.bactrian.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells from states what an operator should know. Pure. */
final class Judgement {
    private static final Duration LONGEST_LAG = Duration.ofMinutes(30);

    private Judgement() {}

    static List<Problem> of(Instant now, List<DataSetStatus> dataSets, List<JobStatus> jobs, List<KpiStatus> kpis) {
        List<Problem> problems = new ArrayList<>();
        dataSets.forEach(dataSet -> judge(dataSet).ifPresent(problems::add));
        dataSets.stream().filter(DataSetStatus::late).map(Judgement::late).forEach(problems::add);
        jobs.forEach(job -> judge(job).ifPresent(problems::add));
        kpis.forEach(kpi -> judge(kpi).ifPresent(problems::add));
        lag(now, dataSets, kpis).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> judge(DataSetStatus dataSet) {
        if (dataSet.failed() == 0 && dataSet.rejected() == 0) {
            return Optional.empty();
        }
        String what = dataSet.failed() == 0
                ? "%,d rows were set aside.".formatted(dataSet.rejected())
                : "%,d of %,d files could not be loaded.".formatted(dataSet.failed(), dataSet.files());
        return Optional.of(new Problem(
                Problem.Level.LOOK,
                "data set '%s'".formatted(dataSet.name()),
                what,
                "See the reasons in its quarantine; drop a corrected file, or replay after a fix."));
    }

    private static Problem late(DataSetStatus dataSet) {
        return new Problem(
                Problem.Level.LOOK,
                "data set '%s'".formatted(dataSet.name()),
                "No file has come since %s; usually one comes every %s."
                        .formatted(dataSet.lastArrival(), inWords(dataSet.usualGapSeconds())),
                "Ask the client whether a delivery is missing.");
    }

    private static Optional<Problem> judge(JobStatus job) {
        if (!job.state().equals("FAILED")) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Problem.Level.BAD,
                "EDA job '%s'".formatted(job.name()),
                "Its last run failed: %s".formatted(job.error()),
                "Its table is the one of the run before. Mend the cause; the next run takes everything up."));
    }

    private static Optional<Problem> judge(KpiStatus kpi) {
        if (kpi.state().equals("SUCCEEDED") || kpi.state().equals(KpiStatus.NEVER)) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                Problem.Level.BAD,
                "KPI '%s'".formatted(kpi.name()),
                "Its last run is %s%s".formatted(kpi.state(), kpi.error() == null ? "." : ": " + kpi.error()),
                "Its table is the one of the run before. Mend the cause; the next run takes everything up."));
    }

    /** Rows that have long been loaded and are in no KPI yet. */
    private static Optional<Problem> lag(Instant now, List<DataSetStatus> dataSets, List<KpiStatus> kpis) {
        Optional<Instant> published = kpis.stream()
                .map(KpiStatus::publishedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        Optional<Instant> loaded = dataSets.stream()
                .map(DataSetStatus::lastLoaded)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        boolean behind = loaded.isPresent()
                && published.orElse(Instant.MIN).isBefore(loaded.get())
                && loaded.get().plus(LONGEST_LAG).isBefore(now);
        return behind
                ? Optional.of(new Problem(
                        Problem.Level.BAD,
                        "KPIs",
                        "Rows loaded at %s are not in any KPI yet.".formatted(loaded.get()),
                        "Look at the EDA jobs and at the route 'publish'."))
                : Optional.empty();
    }

    static String inWords(long seconds) {
        if (seconds < 7_200) {
            return seconds / 60 + " minutes";
        }
        return seconds < 172_800 ? seconds / 3_600 + " hours" : seconds / 86_400 + " days";
    }
}
