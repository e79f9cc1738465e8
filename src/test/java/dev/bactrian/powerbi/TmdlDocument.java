package dev.bactrian.powerbi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads TMDL as its specification gives it: objects nest by tabs, {@code type name = default}, {@code property: value}, flags, and {@code
 * ///} descriptions that must stand directly above an object. Anything else is an error.
 */
final class TmdlDocument {
    private static final Pattern NAME = Pattern.compile("'(?:[^']|'')+'|[A-Za-z0-9_-]+");
    private static final Pattern OBJECT =
            Pattern.compile("(ref )?(database|model|table|measure|column|partition|expression|relationship)(?: ("
                    + NAME.pattern() + "))?(?: = ?(.*))?");
    private static final Pattern PROPERTY = Pattern.compile("([a-z][A-Za-z]*): (.+)");
    private static final Pattern FLAG = Pattern.compile("isHidden|discourageImplicitMeasures");

    record Node(String type, String name, Optional<String> value, Map<String, String> properties, List<Node> children) {
        List<Node> all(String wanted) {
            return children.stream()
                    .filter(child -> child.type().equals(wanted))
                    .toList();
        }
    }

    private final List<String> lines;
    private int at;

    private TmdlDocument(String text) {
        this.lines = text.lines().toList();
    }

    static List<Node> parse(String text) {
        TmdlDocument document = new TmdlDocument(text);
        return document.objects(0, new TreeMap<>());
    }

    private List<Node> objects(int level, Map<String, String> properties) {
        List<Node> nodes = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.isBlank()) {
                at++;
                continue;
            }
            int depth = depth(line);
            if (depth < level) {
                return nodes;
            }
            if (depth > level) {
                throw new IllegalArgumentException("line " + (at + 1) + " is too deep: " + line);
            }
            item(level, line.strip(), nodes, properties);
        }
        return nodes;
    }

    private void item(int level, String line, List<Node> nodes, Map<String, String> properties) {
        at++;
        Matcher object = OBJECT.matcher(line);
        Matcher property = PROPERTY.matcher(line);
        if (line.startsWith("///")) {
            if (at >= lines.size() || lines.get(at).isBlank() || depth(lines.get(at)) != level) {
                throw new IllegalArgumentException("line " + at + ": a description of nothing");
            }
        } else if (line.equals("source =")) {
            properties.put("source", expression(level));
        } else if (property.matches()) {
            properties.put(property.group(1), property.group(2));
        } else if (FLAG.matcher(line).matches()) {
            properties.put(line, "true");
        } else if (object.matches()) {
            Map<String, String> own = new TreeMap<>();
            List<Node> children = objects(level + 1, own);
            String name = object.group(3) == null ? "" : unquoted(object.group(3));
            String type = object.group(1) == null ? object.group(2) : "ref " + object.group(2);
            nodes.add(new Node(type, name, Optional.ofNullable(object.group(4)), own, children));
        } else {
            throw new IllegalArgumentException("line " + at + " is no TMDL: " + line);
        }
    }

    private String expression(int level) {
        StringBuilder text = new StringBuilder();
        while (at < lines.size() && (lines.get(at).isBlank() || depth(lines.get(at)) > level)) {
            text.append(lines.get(at++).strip()).append('\n');
        }
        return text.toString().strip();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '\t') {
            depth++;
        }
        return depth;
    }

    static String unquoted(String name) {
        return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : name;
    }
}
