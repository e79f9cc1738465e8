package dev.bactrian.cli;

import dev.bactrian.monitor.Situation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays the client: drops files step by step, waits until each step is loaded, and shows at the end what came of it. Drops
 * only what is not there yet, so that it can be stopped anywhere and started again.
 */
final class Demo {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Application application;
    private final Path scratch;
    private final PrintStream out;
    private final long started = System.nanoTime();
    private boolean succeeded = true;

    Demo(Application application, Path scratch, PrintStream out) {
        this.application = application;
        this.scratch = scratch;
        this.out = out;
    }

    void run(List<DropStep> steps) {
        out.println("Provisioning the account …");
        out.printf("  %s%n", application.provision());
        application.start();
        out.printf("  Dashboard  %s  health and metrics under /observe/%n", application.dashboard());
        out.flush();
        drop(steps);
        awaitPublished();
        printResults();
    }

    private void drop(List<DropStep> steps) {
        Set<String> keys = new LinkedHashSet<>();
        int total = steps.stream().mapToInt(step -> step.drops().size()).sum();
        out.printf("Dropping %d files in %d steps …%n", total, steps.size());
        Progress progress = new Progress(out, "loaded", total);
        for (DropStep step : steps) {
            for (DropStep.Drop drop : step.drops()) {
                application.bucket().drop(drop.key(), source(drop));
                keys.add(drop.key());
            }
            awaitLoaded(step, keys, progress);
        }
        progress.end();
    }

    private void awaitLoaded(DropStep step, Set<String> keys, Progress progress) {
        while (true) {
            LoadWatch.Settled settled = application.loads().settled(keys);
            double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
            progress.reached(
                    settled.files(),
                    "files  %-10s %,10d rows  %,8.0f rows/s%s"
                            .formatted(
                                    step.label(),
                                    settled.rows(),
                                    settled.rows() / seconds,
                                    settled.failed() == 0 ? "" : "  %d set aside".formatted(settled.failed())));
            if (settled.files() >= keys.size()) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Waits for EDA and KPIs; gives up on what stays broken, so that the reason is seen. */
    private void awaitPublished() {
        out.println("Deriving and publishing …");
        long good = System.nanoTime();
        while (application.isWorkPending()) {
            if (application.situation().verdict() != Situation.Verdict.BAD) {
                good = System.nanoTime();
            } else if (System.nanoTime() - good > PATIENCE.toNanos()) {
                succeeded = false;
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Path source(DropStep.Drop drop) {
        try {
            return drop.source().file(Files.createDirectories(scratch));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void printResults() {
        application.kpiTables(out).print(application.catalogue());
        printProblems();
        out.printf("%nDone in %s.%n", Progress.shown(Duration.ofNanos(System.nanoTime() - started)));
    }

    private void printProblems() {
        Situation situation = application.situation();
        out.printf("%n%s%n", situation.inWords());
        situation
                .problems()
                .forEach(problem -> out.printf("  %s: %s %s%n", problem.subject(), problem.what(), problem.whatToDo()));
    }

    /** Whether everything dropped came through, or was set aside with its reason. */
    boolean succeeded() {
        return succeeded;
    }

    /** Says where to look next. */
    void invite() {
        out.println("Watching the bucket; Ctrl-C stops.");
        out.flush();
    }
}
