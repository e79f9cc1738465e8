package dev.bactrian.provision;

import dev.bactrian.provision.PlannedChange.Action;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Drops what provisioning made, and nothing else: a schema or database that holds objects of others stays. May be
 * interrupted and run again. One run at a time.
 */
public final class Destroyer {

    private static final Set<String> BUILT_IN = Set.of("INFORMATION_SCHEMA", "PUBLIC");

    private final Account account;
    private final Database database;
    private final ProvisionRecords records;
    private final TaskGraphs graphs;

    public Destroyer(Account account, Database database) {
        this.account = account;
        this.database = database;
        this.records = new ProvisionRecords(account, database.ops("PROVISIONED_OBJECT"));
        this.graphs = new TaskGraphs(account);
    }

    /** What would be dropped, in order, and what would stay and why. Changes nothing. */
    public synchronized Plan plan() {
        LiveObjects live = LiveObjects.read(account, database.name(), EnumSet.of(ObjectKind.TABLE));
        if (!live.has(records.tableId())) {
            return new Plan(List.of());
        }
        Map<ObjectId, ProvisionRecord> made = records.read();
        LiveObjects all = everything();
        List<PlannedChange> changes = new ArrayList<>();
        made.values().stream()
                .filter(row -> row.id().kind().canBeSeen() && all.has(row.id()))
                .sorted(Comparator.comparingInt((ProvisionRecord row) -> rank(row.id()))
                        .thenComparing(ProvisionRecord::id))
                .forEach(row -> changes.add(change(row, strangers(row.id(), made.keySet(), all))));
        return new Plan(changes);
    }

    /** why: what others build on goes later; the table of records goes near the end, and the warehouse serves until then. */
    private int rank(ObjectId id) {
        return switch (id.kind()) {
            case WAREHOUSE -> 1_000;
            case DATABASE -> 900;
            case SCHEMA -> 800 + (isLast(id) ? 1 : 0);
            default -> isLast(id) ? 700 : List.of(ObjectKind.values()).indexOf(id.kind()) * -1;
        };
    }

    private LiveObjects everything() {
        Set<ObjectKind> kinds = EnumSet.allOf(ObjectKind.class);
        kinds.removeIf(kind -> !kind.canBeSeen() || kind == ObjectKind.USER || kind == ObjectKind.STORAGE_INTEGRATION);
        return LiveObjects.read(account, database.name(), kinds);
    }

    private List<String> strangers(ObjectId id, Set<ObjectId> made, LiveObjects all) {
        if (id.kind() != ObjectKind.SCHEMA && id.kind() != ObjectKind.DATABASE) {
            return List.of();
        }
        return all.ids().stream()
                .filter(other -> other.name().startsWith(id.name() + "."))
                .filter(other -> !made.contains(other))
                .filter(other ->
                        BUILT_IN.stream().noneMatch(schema -> other.name().endsWith("." + schema)))
                .filter(other ->
                        !other.name().endsWith("__NEW") && !other.name().endsWith("__NEXT"))
                .map(ObjectId::toString)
                .toList();
    }

    private static PlannedChange change(ProvisionRecord made, List<String> strangers) {
        if (!made.owned()) {
            return new PlannedChange(Action.KEPT, made.id(), "it was there before provisioning", Optional.empty());
        }
        return strangers.isEmpty()
                ? new PlannedChange(Action.DROP, made.id(), "", Optional.empty())
                : new PlannedChange(
                        Action.KEPT, made.id(), "it holds " + String.join(", ", strangers), Optional.empty());
    }

    /** Drops what {@link #plan} names, and returns it. */
    public synchronized Plan destroy(Consumer<String> progress) {
        Plan plan = plan();
        List<PlannedChange> drops = plan.having(Action.DROP);
        Set<ObjectId> tasks = drops.stream()
                .map(PlannedChange::id)
                .filter(id -> id.kind() == ObjectKind.TASK)
                .collect(Collectors.toSet());
        graphs.suspendRoots(everything(), tasks);
        boolean wholeDatabase = drops.stream().anyMatch(change -> change.id().kind() == ObjectKind.DATABASE);
        for (PlannedChange change : drops) {
            if (!isLast(change.id())) {
                drop(change, progress);
                records.delete(change.id());
            }
        }
        for (PlannedChange change : drops) {
            boolean goesWithDatabase = wholeDatabase && change.id().kind().level() != ObjectKind.Level.ACCOUNT;
            if (isLast(change.id()) && !goesWithDatabase) {
                drop(change, progress);
            }
        }
        return plan;
    }

    /** Whether nothing can be recorded any more once it is dropped. */
    private boolean isLast(ObjectId id) {
        ObjectId table = records.tableId();
        String schema = table.name().substring(0, table.name().lastIndexOf('.'));
        return id.equals(table)
                || id.equals(new ObjectId(ObjectKind.SCHEMA, schema))
                || id.kind().level() == ObjectKind.Level.ACCOUNT;
    }

    private void drop(PlannedChange change, Consumer<String> progress) {
        progress.accept(change.toString());
        account.execute(
                "drop " + change.id(),
                "DROP %s IF EXISTS %s"
                        .formatted(change.id().kind().sql(), change.id().name()));
    }
}
