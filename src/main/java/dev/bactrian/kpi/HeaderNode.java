package dev.bactrian.kpi;

import dev.bactrian.config.Spelling;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a KPI file's header that knows its lines. What is wrong with it is added to the findings, and reading
 * goes on, so that one run tells all.
 */
final class HeaderNode {

    private final Path file;
    private final int line;
    private final String place;
    private final List<Finding> findings;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    HeaderNode(Path file, Node node, String place, Set<String> keys, List<Finding> findings) {
        this.file = file;
        this.line = lineOf(node);
        this.place = place;
        this.findings = findings;
        if (!(node instanceof MappingNode mapping)) {
            complain(line, "header-shape", place + " is not a list of 'key: value' entries.", "Write it as such.");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.isEmpty() && !keys.contains(key)) {
                complain(
                        lineOf(tuple.getKeyNode()),
                        "unknown-key",
                        "%s has no key '%s'.".formatted(place, key),
                        Spelling.nearest(key, keys)
                                .map("Did you mean '%s'?"::formatted)
                                .orElse("It may have %s.".formatted(String.join(", ", keys))));
            } else if (entries.putIfAbsent(key, tuple) != null) {
                complain(
                        lineOf(tuple.getKeyNode()),
                        "repeated-key",
                        "%s has key '%s' twice.".formatted(place, key),
                        "Keep one of them.");
            }
        }
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    int line() {
        return line;
    }

    int line(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple == null ? line : lineOf(tuple.getKeyNode());
    }

    Set<String> keys() {
        return entries.keySet();
    }

    void complain(int where, String rule, String why, String fix) {
        findings.add(new Finding(file, where, rule, why, fix));
    }

    Optional<String> text(String key) {
        NodeTuple tuple = entries.get(key);
        if (tuple == null) {
            return Optional.empty();
        }
        if (tuple.getValueNode() instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank()
                    ? Optional.empty()
                    : Optional.of(scalar.getValue().strip());
        }
        complain(
                lineOf(tuple.getValueNode()),
                "header-shape",
                "'%s' must be one value.".formatted(key),
                "Write a text.");
        return Optional.empty();
    }

    String required(String key, String whatFor) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            complain(
                    line(key),
                    "missing-" + key,
                    "%s has no %s (%s).".formatted(place, key, whatFor),
                    "Add '-- %s: …'.".formatted(key));
        }
        return text.orElse("");
    }

    Optional<BigDecimal> number(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.get()));
        } catch (NumberFormatException e) {
            complain(line(key), "header-value", "'%s: %s' is not a number.".formatted(key, text.get()), "Write one.");
            return Optional.empty();
        }
    }

    /** The texts of a list; one text alone counts as a list of one. */
    List<String> texts(String key) {
        NodeTuple tuple = entries.get(key);
        List<String> texts = new ArrayList<>();
        if (tuple != null && tuple.getValueNode() instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue().strip());
                } else {
                    complain(lineOf(item), "header-shape", "'%s' must list texts.".formatted(key), "Write [a, b].");
                }
            }
        } else {
            text(key).ifPresent(texts::add);
        }
        return texts;
    }

    /** The mapping under a key, whose own keys must be among the given ones; any key may stand where none is given. */
    Optional<HeaderNode> mapping(String key, String whatItIs, Set<String> keys) {
        NodeTuple tuple = entries.get(key);
        return tuple == null
                ? Optional.empty()
                : Optional.of(new HeaderNode(file, tuple.getValueNode(), whatItIs, keys, findings));
    }
}
