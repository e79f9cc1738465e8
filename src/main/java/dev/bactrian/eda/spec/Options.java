package dev.bactrian.eda.spec;

import dev.bactrian.eda.batch.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys and values of one mapping in a YAML file. Every key asked for is a known one; {@link #done} refuses those never asked for.
 * Not thread-safe; lives while a file is read.
 */
public final class Options {
    private final Place place;
    private final Map<String, Node> values;
    private final Set<String> known = new LinkedHashSet<>();

    private Options(Place place, Map<String, Node> values) {
        this.place = place;
        this.values = values;
    }

    /** Reads a whole file whose top is a mapping. */
    public static Options read(String file, String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigProblem(new Place(file, line, ""), "this is not YAML: " + e.getProblem());
        }
        return root == null
                ? new Options(new Place(file, 1, ""), Map.of())
                : of(new Place(file, line(root), ""), root, Optional.empty());
    }

    public Place place() {
        return place;
    }

    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    public Optional<String> optionalText(String key) {
        return node(key).map(node -> scalar(key, node));
    }

    public ColumnRef column(String key) {
        return optionalColumn(key).orElseThrow(() -> missing(key));
    }

    public Optional<ColumnRef> optionalColumn(String key) {
        return node(key).map(node -> new ColumnRef(scalar(key, node), at(key, node)));
    }

    /** One column or a list of columns; empty when the key is absent. */
    public List<ColumnRef> columns(String key) {
        return items(key).stream()
                .map(node -> new ColumnRef(scalar(key, node), at(key, node)))
                .toList();
    }

    public List<ColumnRef> someColumns(String key) {
        List<ColumnRef> columns = columns(key);
        if (columns.isEmpty()) {
            throw missing(key);
        }
        return columns;
    }

    public List<String> texts(String key) {
        return items(key).stream().map(node -> scalar(key, node)).toList();
    }

    public Optional<BigDecimal> optionalNumber(String key) {
        return optionalText(key).map(text -> convert(key, text, BigDecimal::new, "a number"));
    }

    public double number(String key, double otherwise) {
        return optionalNumber(key).map(BigDecimal::doubleValue).orElse(otherwise);
    }

    public int whole(String key, int otherwise) {
        return optionalText(key)
                .map(text -> convert(key, text, Integer::valueOf, "a whole number"))
                .orElse(otherwise);
    }

    public boolean flag(String key, boolean otherwise) {
        return optionalText(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new ConfigProblem(at(key), "'" + text + "' is neither true nor false");
                })
                .orElse(otherwise);
    }

    public ColumnType type(String key) {
        String text = text(key);
        try {
            return ColumnType.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigProblem(at(key), String.valueOf(e.getMessage()));
        }
    }

    /** One word of an enum, written in lower camel case: START_OF_MONTH is startOfMonth. */
    public <E extends Enum<E>> E choice(String key, Class<E> words, @Nullable E otherwise) {
        Optional<String> text = optionalText(key);
        if (text.isEmpty()) {
            if (otherwise == null) {
                throw missing(key);
            }
            return otherwise;
        }
        return word(at(key), text.get(), words);
    }

    /** A mapping of names to texts, in order; empty when the key is absent. */
    public Map<String, String> map(String key) {
        Map<String, String> read = new LinkedHashMap<>();
        entries(key).forEach((name, node) -> read.put(name, scalar(name, node)));
        return read;
    }

    /** A mapping of names to words of an enum. */
    public <E extends Enum<E>> Map<String, E> choices(String key, Class<E> words) {
        Map<String, E> read = new LinkedHashMap<>();
        entries(key).forEach((name, node) -> read.put(name, word(at(key, node), scalar(name, node), words)));
        return read;
    }

    /** A mapping in this one; empty when the key is absent. */
    public Optional<Options> inner(String key) {
        return node(key).map(node -> of(at(key, node), node, Optional.empty()));
    }

    /** A mapping of names to mappings, in order; a bare value is taken for the option named by the shorthand. */
    public Map<String, Options> inners(String key, String shorthand) {
        Map<String, Options> read = new LinkedHashMap<>();
        entries(key).forEach((name, node) -> read.put(name, of(at(key, node), node, Optional.of(shorthand))));
        return read;
    }

    public Set<String> keys() {
        return values.keySet();
    }

    /** A list of named things: each item is a mapping with one key, its name. */
    public List<Named> list(String key) {
        List<Named> read = new ArrayList<>();
        if (node(key).isPresent() && !(values.get(key) instanceof SequenceNode)) {
            throw new ConfigProblem(at(key), "'" + key + "' is a list: each item starts with '- '");
        }
        for (Node item : items(key)) {
            String path = key + "[" + read.size() + "]";
            Place there = new Place(place.file(), line(item), path);
            if (item instanceof ScalarNode bare) {
                read.add(new Named(bare.getValue(), there, item));
            } else if (item instanceof MappingNode mapping && mapping.getValue().size() == 1) {
                String name = ((ScalarNode) mapping.getValue().get(0).getKeyNode()).getValue();
                Place named = new Place(place.file(), line(item), path + " " + name);
                read.add(new Named(name, named, mapping.getValue().get(0).getValueNode()));
            } else {
                throw new ConfigProblem(there, "one name and a colon are wanted here, its options indented below it");
            }
        }
        return read;
    }

    /** Refuses every key that nobody asked for. */
    public void done() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new ConfigProblem(at(key), "'" + key + "' is not known here" + Nearest.hint(key, known));
            }
        }
    }

    public Place at(String key) {
        Node node = values.get(key);
        return node == null ? place : at(key, node);
    }

    private ConfigProblem missing(String key) {
        return new ConfigProblem(place, "'" + key + "' is missing");
    }

    private Place at(String key, Node node) {
        return new Place(place.file(), line(node), place.path().isEmpty() ? key : place.path());
    }

    private Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private List<Node> items(String key) {
        return node(key)
                .map(node -> node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node))
                .orElse(List.of());
    }

    private Map<String, Node> entries(String key) {
        return node(key)
                .map(node -> of(at(key, node), node, Optional.empty()).values)
                .orElse(Map.of());
    }

    private <E extends Enum<E>> E word(Place there, String text, Class<E> words) {
        List<String> right =
                Arrays.stream(words.getEnumConstants()).map(Options::camel).toList();
        int index = right.indexOf(text);
        if (index < 0) {
            throw new ConfigProblem(there, "'" + text + "' is not known here" + Nearest.hint(text, right));
        }
        return words.getEnumConstants()[index];
    }

    private <T> T convert(String key, String text, Function<String, T> parse, String wanted) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new ConfigProblem(at(key), "'" + key + "' is '" + text + "', not " + wanted);
        }
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw new ConfigProblem(at(key, node), "'" + key + "' wants one value");
    }

    private static String camel(Enum<?> word) {
        String[] parts = word.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder written = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            written.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
        }
        return written.toString();
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static Options of(Place place, Node node, Optional<String> shorthand) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> {
                String key = ((ScalarNode) pair.getKeyNode()).getValue();
                if (values.put(key, pair.getValueNode()) != null) {
                    throw new ConfigProblem(
                            new Place(place.file(), line(pair.getKeyNode()), place.path()),
                            "'" + key + "' stands twice");
                }
            });
        } else if (shorthand.isPresent() && !Tag.NULL.equals(node.getTag())) {
            values.put(shorthand.get(), node);
        } else if (!Tag.NULL.equals(node.getTag()) && !isEmpty(node)) {
            throw new ConfigProblem(place, "keys and values are wanted here");
        }
        return new Options(place, values);
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    /** One item of a list of named things. */
    public record Named(String name, Place place, Node body) {
        /** The item's options; a bare value or list is taken for the option named here. */
        public Options options(String shorthand) {
            boolean nothing = body instanceof ScalarNode bare && bare.getValue().equals(name);
            return nothing ? new Options(place, Map.of()) : of(place, body, Optional.of(shorthand));
        }
    }
}
