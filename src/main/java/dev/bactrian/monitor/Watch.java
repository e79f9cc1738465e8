package dev.bactrian.monitor;

import dev.bactrian.config.RouteEntries;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The situation, read when somebody looks and at most once in a while: nobody looking costs nothing, many looking costs no more
 * than one. Safe to share.
 */
public final class Watch {
    private final OpsTables ops;
    private final Supplier<RouteEntries> entries;
    private final Supplier<KpiCatalogue> catalogue;
    private final Clock clock;
    private final Duration freshFor;
    private Situation last;

    /**
     * @param freshFor how long a situation may be shown before it is read again
     */
    public Watch(
            Account account,
            Database database,
            Supplier<RouteEntries> entries,
            Supplier<KpiCatalogue> catalogue,
            Clock clock,
            Duration freshFor) {
        this.ops = new OpsTables(account, database);
        this.entries = entries;
        this.catalogue = catalogue;
        this.clock = clock;
        this.freshFor = freshFor;
        this.last = new Situation(Instant.EPOCH, List.of(), List.of(), List.of(), List.of());
    }

    /** The situation now, or a moment ago; when the account cannot be asked, the last one known, and that this is so. */
    public synchronized Situation situation() {
        Instant now = clock.instant();
        if (last.asOf().plus(freshFor).isBefore(now)) {
            last = read(now);
        }
        return last;
    }

    private Situation read(Instant now) {
        try {
            List<DataSetStatus> dataSets = ops.dataSets(entries.get().dataSets(), now);
            List<JobStatus> jobs = ops.jobs(entries.get().edaJobs());
            List<KpiStatus> kpis = ops.kpis(catalogue.get().kpis());
            return new Situation(now, dataSets, jobs, kpis, Judgement.of(now, dataSets, jobs, kpis));
        } catch (RuntimeException unreachable) {
            Problem problem = new Problem(
                    Problem.Level.BAD,
                    "Snowflake",
                    String.valueOf(unreachable.getMessage()),
                    "What is shown is of " + last.asOf() + ". It is asked again all the time.");
            return new Situation(now, last.dataSets(), last.jobs(), last.kpis(), List.of(problem));
        }
    }
}
