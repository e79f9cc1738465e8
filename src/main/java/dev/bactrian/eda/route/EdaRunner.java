package dev.bactrian.eda.route;

import dev.bactrian.config.EdaJob;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.eda.JobSpec;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.drift.Drift;
import dev.bactrian.eda.drift.DriftFinding;
import dev.bactrian.eda.drift.PastProfile;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.report.ReportData;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs EDA jobs: query, profile, steps, table, record. A run that is cut off leaves the old table and stays pending. Safe for use by many
 * threads as long as no job runs twice at once.
 */
public final class EdaRunner {
    private final DataSource dataSource;
    private final Database database;
    private final RouteEntries entries;
    private final JobFiles files;
    private final Surroundings surroundings;
    private final Clock clock;
    private final RowReader reader;
    private final EdaRuns runs;
    private final Sources sources;
    private final ProfileTables profiles;
    private final CheckTable checks;
    private final PastProfiles past;
    private final ReportFiles reports;

    /**
     * Puts a runner together.
     *
     * @param folder gets {@code reports/}, and {@code scratch/} for rows that outgrow memory
     * @param beans steps of the user's own, by name
     */
    public EdaRunner(
            DataSource dataSource,
            Database database,
            RouteEntries entries,
            JobFiles files,
            Path folder,
            Map<String, Surroundings.JavaStep> beans,
            Clock clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.entries = entries;
        this.files = files;
        this.clock = clock;
        this.reader = new RowReader(dataSource);
        this.surroundings = new Surroundings(
                folder.resolve("scratch"), Surroundings.CELLS, new OtherTables(reader, database), beans);
        Account account = new Account(dataSource);
        this.runs = new EdaRuns(account, database, clock);
        this.sources = new Sources(account, database, entries, runs);
        this.profiles = new ProfileTables(dataSource, database, clock);
        this.checks = new CheckTable(dataSource, database, clock);
        this.past = new PastProfiles(dataSource, database);
        this.reports = new ReportFiles(folder.resolve("reports"));
    }

    /** What a run came to. */
    public record Outcome(
            String job, long rowsRead, long rowsWritten, Map<String, Long> counts, Duration reading, Duration writing) {
        public String inWords() {
            StringBuilder words = new StringBuilder("EDA job '%s': %,d rows read".formatted(job, rowsRead));
            if (rowsWritten > 0) {
                words.append(", %,d written".formatted(rowsWritten));
            }
            counts.forEach((what, number) -> words.append(", %,d %s".formatted(number, what)));
            double seconds = reading.plus(writing).toMillis() / 1000.0;
            return words.append(", %.1f s (%,.0f rows/s)".formatted(seconds, rowsRead / Math.max(0.001, seconds)))
                    .toString();
        }
    }

    /** The names of all jobs, each after those that it comes after. */
    public List<String> order() {
        Set<String> ordered = new LinkedHashSet<>();
        entries.edaJobs().forEach(job -> place(job, ordered, new ArrayList<>()));
        return List.copyOf(ordered);
    }

    /** Whether the job's sources or files changed since its last successful run; without any, whether there are rows at all. */
    public boolean pending(String job) {
        JobFiles.Definition definition = files.read(job(job));
        String now = sources.watermark(definition);
        return runs.lastSuccess(job)
                .map(seen -> !seen.watermark().equals(now))
                .orElseGet(() -> !Sources.nothingYet(now));
    }

    public Outcome run(String name) {
        JobFiles.Definition definition = files.read(job(name));
        EdaRuns.Run run = runs.begin(name, sources.watermark(definition));
        try {
            return work(definition, run);
        } catch (RuntimeException e) {
            try {
                runs.fail(run, String.valueOf(e.getMessage()));
            } catch (RuntimeException unrecorded) {
                e.addSuppressed(unrecorded);
            }
            throw e;
        }
    }

    private Outcome work(JobFiles.Definition definition, EdaRuns.Run run) {
        String what = "query of EDA job '" + run.job() + "'";
        Holder holder = new Holder();
        try (holder) {
            Instant start = clock.instant();
            long read = reader.read(
                    what,
                    definition.query(),
                    schema -> holder.work = open(definition, schema),
                    batch -> holder.work().accept(batch));
            JobWork work = holder.work();
            work.finish();
            Instant finished = clock.instant();
            List<CheckResult> found = work.checkResults();
            checks.write(run, found);
            stopIf(found);
            long written = work.publish();
            Findings findings = new Findings(definition.spec(), run, work.counts(), found);
            work.inputProfile().ifPresent(profile -> record(findings, ProfileTables.Side.INPUT, profile));
            work.outputProfile().ifPresent(profile -> record(findings, ProfileTables.Side.OUTPUT, profile));
            Duration reading = Duration.between(start, finished);
            Duration writing = Duration.between(finished, clock.instant());
            runs.succeed(run, new EdaRuns.Counts(read, written, work.counts(), reading, writing));
            return new Outcome(run.job(), read, written, work.counts(), reading, writing);
        }
    }

    /** What a run found besides profiles. */
    private record Findings(JobSpec spec, EdaRuns.Run run, Map<String, Long> counts, List<CheckResult> checks) {}

    private void record(Findings findings, ProfileTables.Side side, TableProfile profile) {
        EdaRuns.Run run = findings.run();
        Optional<PastProfile> before = past.before(runs.lastSuccess(run.job()), run.job(), side);
        List<DriftFinding> drift = before.map(
                        earlier -> new Drift(findings.spec().drift()).between(earlier, profile, clock.instant()))
                .orElse(List.of());
        before.ifPresent(earlier -> past.write(run, side, earlier, drift));
        profiles.write(run, side, profile);
        boolean input = side == ProfileTables.Side.INPUT;
        boolean only = findings.spec().target().isEmpty();
        reports.write(
                new ReportData(
                        run.job(),
                        findings.spec().description(),
                        input ? "rows as the query gave them" : "rows as the steps left them",
                        run.startedAt(),
                        profile,
                        findings.counts(),
                        input && !only ? List.of() : findings.checks(),
                        drift,
                        findings.spec().masked()),
                side);
    }

    private static void stopIf(List<CheckResult> results) {
        List<String> stopping = results.stream()
                .filter(CheckResult::stops)
                .map(result -> "'%s' (%d of %d rows, %d allowed)"
                        .formatted(result.name(), result.failing(), result.rows(), result.allowed()))
                .toList();
        if (!stopping.isEmpty()) {
            throw new CheckFailed(
                    "Unable to replace the table: check %s failed. Mend the rows or the check; the old table stays."
                            .formatted(String.join(", ", stopping)));
        }
    }

    private JobWork open(JobFiles.Definition definition, Schema schema) {
        return new JobWork(
                definition.spec(),
                schema,
                definition.spec().target().map(database::eda),
                dataSource,
                surroundings,
                clock.instant());
    }

    EdaJob job(String name) {
        return entries.edaJobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unable to run EDA job '" + name + "': no entry in routes/ names it. Add or mend one."));
    }

    private void place(EdaJob job, Set<String> ordered, List<String> above) {
        if (above.contains(job.name())) {
            throw new IllegalArgumentException(
                    "Unable to order EDA jobs: '" + job.name() + "' comes after itself. Mend its parameter 'after'.");
        }
        above.add(job.name());
        entries.edaJobs().stream()
                .filter(other -> job.after().contains(other.name()))
                .forEach(other -> place(other, ordered, above));
        above.remove(job.name());
        ordered.add(job.name());
    }

    /** why: the work begins with the first row's schema, inside the read, and must be let go outside it. */
    private static final class Holder implements AutoCloseable {
        private @Nullable JobWork work;

        JobWork work() {
            if (work == null) {
                throw new IllegalStateException("No schema came before the rows");
            }
            return work;
        }

        @Override
        public void close() {
            if (work != null) {
                work.close();
            }
        }
    }
}
