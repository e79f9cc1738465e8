package dev.bactrian.provision;

import dev.bactrian.provision.PlannedChange.Action;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Plans and provisions one account. Provisioning may be interrupted anywhere and run again: what was about to be made is
 * recorded before it is made, and every statement may run twice. One run at a time; safe to share.
 */
public final class Provisioner {

    private final Account account;
    private final Database database;
    private final ProvisionRecords records;
    private final TaskGraphs graphs;
    private final Runnable renewSessions;

    /**
     * @param renewSessions opens new sessions in place of those from before the database and the warehouse existed
     */
    public Provisioner(Account account, Database database, Runnable renewSessions) {
        this.account = account;
        this.database = database;
        this.records = new ProvisionRecords(account, database.ops("PROVISIONED_OBJECT"));
        this.graphs = new TaskGraphs(account);
        this.renewSessions = renewSessions;
    }

    /** What provisioning would do. Changes nothing. */
    public synchronized Plan plan(List<DesiredObject> desired, Options options) {
        return new Comparison(desired, options).plan();
    }

    /** What may be done to an account. */
    public record Options(boolean allowDrop, boolean adopt) {

        /** Nothing that loses data or takes over objects of others. */
        public static Options careful() {
            return new Options(false, false);
        }
    }

    /** Makes the account as the files ask for, and returns what that took. */
    public synchronized Plan provision(List<DesiredObject> desired, Options options, Consumer<String> progress) {
        Comparison comparison = new Comparison(desired, options);
        Plan plan = comparison.plan();
        List<PlannedChange> conflicts = plan.having(Action.CONFLICT);
        if (!conflicts.isEmpty()) {
            throw new ProvisioningFailed(
                    "Unable to provision database '%s': %s".formatted(database.name(), conflicts.get(0)));
        }
        List<PlannedChange> changes = new ArrayList<>(
                plan.changes().stream().filter(PlannedChange::isChange).toList());
        if (changes.isEmpty()) {
            return plan;
        }
        List<PlannedChange> done = new ArrayList<>(bootstrap(changes, progress));
        records.write(changes.stream()
                .filter(change -> change.desired().isPresent())
                .map(comparison::unfinished)
                .toList());
        changes.removeAll(done);
        try {
            apply(changes, desired, comparison, options, done, progress);
        } finally {
            complete(done, desired, comparison);
        }
        return plan;
    }

    /** The account and the records as they are now. */
    private final class Comparison {

        final LiveObjects live;
        private final Map<ObjectId, ProvisionRecord> recorded;
        private final List<DesiredObject> desired;
        private final Options options;

        Comparison(List<DesiredObject> desired, Options options) {
            this.desired = desired;
            this.options = options;
            Set<ObjectKind> kinds = EnumSet.of(ObjectKind.TABLE, ObjectKind.SCHEMA);
            desired.forEach(object -> kinds.add(object.id().kind()));
            LiveObjects first = LiveObjects.read(account, database.name(), kinds);
            this.recorded = first.has(records.tableId()) ? records.read() : Map.of();
            Set<ObjectKind> unread = EnumSet.noneOf(ObjectKind.class);
            recorded.keySet().stream().map(ObjectId::kind).forEach(unread::add);
            this.live = kinds.containsAll(unread)
                    ? first
                    : LiveObjects.read(account, database.name(), union(kinds, unread));
        }

        private static Set<ObjectKind> union(Set<ObjectKind> one, Set<ObjectKind> other) {
            Set<ObjectKind> all = EnumSet.copyOf(one);
            all.addAll(other);
            return all;
        }

        Plan plan() {
            Set<ObjectId> ours = options.adopt()
                    ? desired.stream().map(DesiredObject::id).collect(Collectors.toSet())
                    : Set.of(records.tableId());
            return new Planner(recorded, live, ours, options.allowDrop()).plan(desired);
        }

        /** The record of what is about to be made. */
        ProvisionRecord unfinished(PlannedChange change) {
            Optional<ProvisionRecord> known = Optional.ofNullable(recorded.get(change.id()));
            return new ProvisionRecord(
                    change.id(),
                    change.desired().orElseThrow().statement().file(),
                    ProvisionRecord.UNFINISHED,
                    known.map(ProvisionRecord::owned).orElse(!live.has(change.id())),
                    known.flatMap(ProvisionRecord::actual));
        }

        /** The record of what was made. A drift that could not be undone stays one. */
        ProvisionRecord finished(PlannedChange change, LiveObjects now) {
            ProvisionRecord before = unfinished(change);
            Optional<String> shown = now.description(change.id());
            boolean stays = change.action() == Action.DRIFTED && shown.equals(live.description(change.id()));
            return new ProvisionRecord(
                    change.id(),
                    before.sourceFile(),
                    change.desired().orElseThrow().checksum(),
                    before.owned(),
                    stays ? before.actual() : shown);
        }
    }

    /** What must be there before anything can be recorded. */
    private Set<ObjectId> bootstrapIds() {
        ObjectId table = records.tableId();
        String schema = table.name().substring(0, table.name().lastIndexOf('.'));
        return Set.of(
                new ObjectId(ObjectKind.DATABASE, schema.substring(0, schema.lastIndexOf('.'))),
                new ObjectId(ObjectKind.SCHEMA, schema),
                table);
    }

    /** Makes what must be there before anything can be recorded, if it is not, and returns what it made. */
    private List<PlannedChange> bootstrap(List<PlannedChange> changes, Consumer<String> progress) {
        Set<ObjectId> needed = bootstrapIds();
        boolean missing =
                changes.stream().anyMatch(change -> change.action() == Action.CREATE && needed.contains(change.id()));
        if (!missing) {
            return List.of();
        }
        List<PlannedChange> made = new ArrayList<>();
        for (PlannedChange change : changes) {
            boolean first = needed.contains(change.id()) || change.id().kind() == ObjectKind.WAREHOUSE;
            if (first && change.desired().isPresent()) {
                execute(change, change.desired().get().statement().text(), progress);
                renewSessions.run();
                made.add(change);
            }
        }
        return made;
    }

    private void apply(
            List<PlannedChange> changes,
            List<DesiredObject> desired,
            Comparison comparison,
            Options options,
            List<PlannedChange> done,
            Consumer<String> progress) {
        TableChanges tables = new TableChanges(comparison.live, options.allowDrop());
        List<DesiredObject> tasks = desired.stream()
                .filter(object -> object.id().kind() == ObjectKind.TASK)
                .toList();
        boolean tasksChange = changes.stream().anyMatch(change -> change.id().kind() == ObjectKind.TASK);
        if (tasksChange) {
            graphs.suspendRoots(
                    comparison.live, changes.stream().map(PlannedChange::id).toList());
            graphs.suspendRoots(
                    comparison.live, tasks.stream().map(DesiredObject::id).toList());
        }
        for (PlannedChange change : changes) {
            for (String statement : statements(change, tables)) {
                execute(change, statement, progress);
            }
            if (change.desired().isEmpty()) {
                records.delete(change.id());
            } else {
                done.add(change);
            }
        }
        if (tasksChange) {
            graphs.resume(tasks);
        }
    }

    private List<String> statements(PlannedChange change, TableChanges tables) {
        ObjectId id = change.id();
        if (change.desired().isEmpty()) {
            return change.reason().contains("only its record")
                    ? List.of()
                    : List.of("DROP %s IF EXISTS %s".formatted(id.kind().sql(), id.name()));
        }
        DesiredObject object = change.desired().get();
        String text = object.statement().text();
        if (change.action() == Action.REPLACE) {
            return List.of(
                    "ALTER PIPE %s SET PIPE_EXECUTION_PAUSED = TRUE".formatted(id.name()),
                    text.replaceFirst("(?i)CREATE\\s+PIPE\\s+IF\\s+NOT\\s+EXISTS", "CREATE OR REPLACE PIPE"));
        }
        return change.action() == Action.CREATE ? List.of(text) : tables.statements(object);
    }

    private void execute(PlannedChange change, String statement, Consumer<String> progress) {
        progress.accept(change.toString());
        try {
            account.execute(
                    "%s %s (%s)"
                            .formatted(
                                    change.action().name().toLowerCase(java.util.Locale.ROOT),
                                    change.id(),
                                    change.desired()
                                            .map(object -> object.statement().place())
                                            .orElse("no file")),
                    statement);
        } catch (SnowflakeException e) {
            throw MissingRight.of(change.id(), e).map(ProvisioningFailed::new).orElseThrow(() -> e);
        }
    }

    /** why: read back once for all, so that a change by hand can be told later; a crash before only runs them again. */
    private void complete(List<PlannedChange> done, List<DesiredObject> desired, Comparison comparison) {
        List<PlannedChange> finished = new ArrayList<>(done);
        if (finished.isEmpty()) {
            return;
        }
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        desired.forEach(object -> kinds.add(object.id().kind()));
        LiveObjects now = LiveObjects.read(account, database.name(), kinds);
        records.write(finished.stream()
                .map(change -> comparison.finished(change, now))
                .toList());
    }
}
