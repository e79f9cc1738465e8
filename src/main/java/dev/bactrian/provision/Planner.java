package dev.bactrian.provision;

import dev.bactrian.provision.PlannedChange.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the files ask for with what the account has and with what provisioning made. Pure. */
final class Planner {

    private final Map<ObjectId, ProvisionRecord> records;
    private final LiveObjects live;
    private final boolean allowDrop;
    private final Set<ObjectId> bootstrap;

    /**
     * @param bootstrap objects that must exist before anything can be recorded, so that an unrecorded one may be ours
     * @param allowDrop whether objects with data may be dropped
     */
    Planner(Map<ObjectId, ProvisionRecord> records, LiveObjects live, Set<ObjectId> bootstrap, boolean allowDrop) {
        this.records = records;
        this.live = live;
        this.bootstrap = bootstrap;
        this.allowDrop = allowDrop;
    }

    Plan plan(List<DesiredObject> desired) {
        List<PlannedChange> changes = new ArrayList<>();
        for (DesiredObject object : desired) {
            changes.add(change(object));
        }
        Set<ObjectId> asked = desired.stream().map(DesiredObject::id).collect(Collectors.toSet());
        List<ObjectId> gone = new ArrayList<>(records.keySet());
        gone.removeAll(asked);
        gone.sort(Comparator.reverseOrder());
        gone.forEach(id -> changes.add(leftOver(id)));
        return new Plan(changes);
    }

    private PlannedChange change(DesiredObject object) {
        ObjectId id = object.id();
        Optional<ProvisionRecord> ours = Optional.ofNullable(records.get(id));
        boolean sameText =
                ours.filter(each -> each.checksum().equals(object.checksum())).isPresent();
        if (!id.kind().canBeSeen()) {
            return sameText
                    ? of(Action.UNCHANGED, object, "")
                    : of(Action.CREATE, object, ours.isPresent() ? "its text changed" : "it has not run");
        }
        Optional<String> shown = live.description(id);
        if (shown.isEmpty()) {
            return of(
                    Action.CREATE,
                    object,
                    ours.filter(each -> !each.checksum().isEmpty()).isPresent() ? "it was dropped by hand" : "");
        }
        if (object.createOnly()) {
            return of(Action.UNCHANGED, object, "");
        }
        if (ours.isEmpty()) {
            return unrecorded(object);
        }
        if (!sameText) {
            return textChanged(object, ours.get());
        }
        String before = ours.get().actual().orElse(shown.get());
        return before.equals(shown.get()) || onlyEvolved(id, before, shown.get())
                ? of(Action.UNCHANGED, object, "")
                : of(Action.DRIFTED, object, "changed by hand: " + difference(before, shown.get()));
    }

    /** Whether files alone widened a table that evolves. */
    private static boolean onlyEvolved(ObjectId id, String before, String now) {
        return id.kind() == ObjectKind.TABLE
                && now.lines().anyMatch(LiveObjects.EVOLVES::equals)
                && now.lines().toList().containsAll(before.lines().toList());
    }

    private PlannedChange unrecorded(DesiredObject object) {
        if (object.keepsExisting()) {
            return of(Action.UNCHANGED, object, "");
        }
        return bootstrap.contains(object.id())
                ? of(Action.ALTER, object, "provisioning was interrupted")
                : of(
                        Action.CONFLICT,
                        object,
                        "it exists and provisioning did not make it; rename one of them, or drop it, or take it over with --adopt");
    }

    private PlannedChange textChanged(DesiredObject object, ProvisionRecord ours) {
        if (ours.checksum().equals(ProvisionRecord.UNFINISHED)) {
            return of(Action.ALTER, object, "provisioning was interrupted");
        }
        if (object.id().kind() == ObjectKind.PIPE) {
            return of(Action.REPLACE, object, "its definition changed");
        }
        List<String> dropped = droppedColumns(object);
        if (!dropped.isEmpty() && !allowDrop) {
            return of(
                    Action.ALTER,
                    object,
                    "%s changed; columns %s stay until --allow-drop"
                            .formatted(object.statement().place(), dropped));
        }
        return of(Action.ALTER, object, object.statement().place() + " changed");
    }

    /** Columns that the account's table has and the file's does not. */
    List<String> droppedColumns(DesiredObject object) {
        if (object.id().kind() != ObjectKind.TABLE || object.columns().isEmpty()) {
            return List.of();
        }
        return live.columns(object.id()).stream()
                .filter(column -> !object.columns().contains(column))
                .toList();
    }

    private PlannedChange leftOver(ObjectId id) {
        ProvisionRecord ours = records.get(id);
        boolean there = !id.kind().canBeSeen() || live.has(id);
        if (!there || ours == null || !ours.owned() || !id.kind().canBeSeen()) {
            return new PlannedChange(
                    Action.DROP, id, "no file asks for it any more; only its record goes", Optional.empty());
        }
        return id.kind().holdsData() && !allowDrop
                ? new PlannedChange(
                        Action.KEPT, id, "no file asks for it any more; --allow-drop drops it", Optional.empty())
                : new PlannedChange(Action.DROP, id, "no file asks for it any more", Optional.empty());
    }

    private static PlannedChange of(Action action, DesiredObject object, String reason) {
        return new PlannedChange(action, object.id(), reason, Optional.of(object));
    }

    /** The lines that differ, as {@code state: started is now state: suspended}. */
    static String difference(String before, String now) {
        Set<String> gone = new LinkedHashSet<>(before.lines().toList());
        Set<String> come = new LinkedHashSet<>(now.lines().toList());
        Set<String> both = new TreeSet<>(gone);
        both.retainAll(come);
        gone.removeAll(both);
        come.removeAll(both);
        List<String> words = new ArrayList<>();
        if (gone.size() == 1 && come.size() == 1) {
            words.add("'%s' is now '%s'"
                    .formatted(gone.iterator().next(), come.iterator().next()));
        } else {
            gone.forEach(line -> words.add("'%s' is gone".formatted(line)));
            come.forEach(line -> words.add("'%s' is new".formatted(line)));
        }
        return words.isEmpty() ? "the order of its parts" : String.join(", ", words);
    }
}
