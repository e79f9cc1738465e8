package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.copy.Copier;
import dev.bactrian.local.snowflake.command.load.copy.CopyPlan;
import dev.bactrian.local.snowflake.command.load.copy.CopyRequest;
import dev.bactrian.local.snowflake.command.load.copy.LoadHistory;
import dev.bactrian.local.snowflake.command.load.copy.OnError;
import dev.bactrian.local.snowflake.command.load.copy.SchemaEvolution;
import dev.bactrian.local.snowflake.command.load.pipe.PipeQueue.Waiting;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What pipes do with files: take them into their queue, and load them from it. Thread-safe; sessions are the callers'. */
public final class PipeWork {
    /** How far REFRESH looks back. */
    static final Duration REFRESH_REACH = Duration.ofDays(7);

    private final Stages stages;
    private final Semaphore calls = new Semaphore(0);

    public PipeWork(Stages stages) {
        this.stages = stages;
    }

    /** Says that there may be something to load. */
    void wake() {
        calls.release();
    }

    /** Waits until somebody calls, or so long. */
    void await(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /** Takes these files into the pipe's queue, except those that it has loaded in the last 14 days. */
    public void insert(Pipe pipe, Collection<String> paths, SessionContext session) {
        CopyPlan plan = plan(pipe, session);
        List<String> keys = paths.stream().map(path -> key(plan, path)).toList();
        Instant now = session.clock().instant();
        Map<String, String> done = new LoadHistory(session.engine())
                .done(pipe.name(), pipe.object().createdOn(), keys, now);
        List<String> fresh = paths.stream()
                .filter(path -> !done.containsKey(key(plan, path)))
                .toList();
        if (!fresh.isEmpty()) {
            new PipeQueue(session.engine()).add(pipe.name(), fresh, now);
            wake();
        }
    }

    /** Takes the files below {@code prefix} that changed after {@code since}; those taken, by path. */
    List<String> refresh(Pipe pipe, String prefix, Instant since, SessionContext session) throws IOException {
        StageLocation location = plan(pipe, session).location();
        List<String> paths = new ArrayList<>();
        for (StagedFile file : location.list()) {
            String path = file.path().substring(location.path().length());
            if (path.startsWith(prefix) && file.lastModified().isAfter(since)) {
                paths.add(path);
            }
        }
        insert(pipe, paths, session);
        return paths;
    }

    private CopyPlan plan(Pipe pipe, SessionContext session) {
        enter(pipe, session);
        return CopyPlan.of(pipe.copy(), stages, OnError.SKIP_FILE, session);
    }

    /** Names of a pipe's definition are looked up where the pipe is. */
    private static void enter(Pipe pipe, SessionContext session) {
        List<String> parts = pipe.name().parts();
        if (!Objects.equals(session.database(), parts.get(0)) || !Objects.equals(session.schema(), parts.get(1))) {
            session.control().use(ObjectKind.DATABASE, parts.get(0));
            session.control().use(ObjectKind.SCHEMA, parts.get(1));
        }
    }

    private static String key(CopyPlan plan, String path) {
        return plan.location().files().key(plan.location().join(path));
    }

    /** Loads up to {@code most} files of the pipe's queue in one transaction; how many left the queue. */
    int load(QualifiedName name, int most, SessionContext session) throws IOException {
        Optional<Pipe> pipe =
                session.catalog().find(ObjectKind.PIPE, name).map(Pipe::new).filter(found -> !found.paused());
        if (pipe.isEmpty()) {
            return 0;
        }
        PipeQueue queue = new PipeQueue(session.engine());
        List<Waiting> waiting = queue.first(name, most);
        if (waiting.isEmpty()) {
            return 0;
        }
        CopyPlan plan = plan(pipe.get(), session);
        List<StagedFile> there = new ArrayList<>();
        for (Waiting each : waiting) {
            plan.location().files().find(plan.location().join(each.path())).ifPresent(there::add);
        }
        if (SchemaEvolution.apply(plan, there, session)) {
            plan = plan(pipe.get(), session);
        }
        session.engine().begin();
        try {
            load(plan, pipe.get(), waiting, session);
            queue.remove(name, waiting.stream().map(Waiting::path).toList());
            session.engine().commit();
            return waiting.size();
        } catch (IOException | RuntimeException e) {
            session.engine().rollback();
            throw e;
        }
    }

    private static void load(CopyPlan plan, Pipe pipe, List<Waiting> waiting, SessionContext session)
            throws IOException {
        CopyRequest request = plan.request(pipe.name(), UUID.randomUUID().toString());
        LoadHistory history = new LoadHistory(session.engine());
        Map<String, String> done = history.done(
                pipe.name(),
                pipe.object().createdOn(),
                waiting.stream().map(file -> key(plan, file.path())).toList(),
                session.clock().instant());
        List<StagedFile> files = new ArrayList<>();
        List<Waiting> missing = new ArrayList<>();
        for (Waiting each : waiting) {
            String path = plan.location().join(each.path());
            Optional<StagedFile> file = plan.location().files().find(path);
            if (file.isPresent() && !done.containsKey(request.key(path))) {
                files.add(file.get());
            } else if (file.isEmpty()) {
                missing.add(each);
            }
        }
        Copier copier = new Copier(request, session);
        copier.load(files, waiting.get(0).received(), true);
        missing.forEach(each -> copier.missing(plan.location().join(each.path()), each.received()));
    }
}
