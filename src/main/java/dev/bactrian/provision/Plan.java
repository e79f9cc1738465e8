package dev.bactrian.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What provisioning would do to an account, in the order in which it would do it.
 *
 * @param changes one for each object that a file asks for or that provisioning made, the unchanged included
 */
public record Plan(List<PlannedChange> changes) {

    public Plan {
        changes = List.copyOf(changes);
    }

    /** What an account without anything needs; asks none. */
    public static Plan forEmptyAccount(List<DesiredObject> desired) {
        return new Planner(Map.of(), LiveObjects.none(), Set.of(), false).plan(desired);
    }

    /** Whether the account is as the files ask for. */
    public boolean isEmpty() {
        return changes.stream().noneMatch(PlannedChange::isChange);
    }

    /** Those that are not as the files ask for. */
    public List<PlannedChange> changed() {
        return changes.stream().filter(PlannedChange::isChange).toList();
    }

    List<PlannedChange> having(PlannedChange.Action action) {
        return changes.stream().filter(change -> change.action() == action).toList();
    }

    /** A line for each change, and how many there are. */
    public String inWords() {
        List<String> lines = new ArrayList<>();
        changes.stream()
                .filter(change -> change.action() != PlannedChange.Action.UNCHANGED)
                .map(PlannedChange::toString)
                .forEach(lines::add);
        lines.add(
                isEmpty()
                        ? "Nothing to do: %d objects are as the files ask for.".formatted(changes.size())
                        : changes.stream()
                                .collect(Collectors.groupingBy(
                                        PlannedChange::action, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(each -> each.getValue() + " "
                                        + each.getKey().name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return String.join(System.lineSeparator(), lines);
    }

    /** The changes as JSON, without statements, which may hold secrets. */
    public String toJson() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("empty", isEmpty());
        ArrayNode list = root.putArray("changes");
        for (PlannedChange change : changes) {
            if (change.action() != PlannedChange.Action.UNCHANGED) {
                ObjectNode node = list.addObject();
                node.put("action", change.action().name().toLowerCase(Locale.ROOT));
                node.put("kind", change.id().kind().words());
                node.put("name", change.id().name());
                node.put("reason", change.reason());
                change.desired()
                        .ifPresent(
                                object -> node.put("source", object.statement().place()));
            }
        }
        root.put("unchanged", having(PlannedChange.Action.UNCHANGED).size());
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can always be written", e);
        }
    }
}
