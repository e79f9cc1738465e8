package dev.bactrian.kpi;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a KPI file: a header in leading {@code -- } lines, and below it one SELECT.
 *
 * @param header YAML; its lines stand where they stand in the file
 * @param query without the semicolon that may end it
 * @param queryLine line of the file on which the query starts, from 1
 */
record KpiFile(Path path, String header, String query, int queryLine) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern QUERY = Pattern.compile("(?is)(WITH|SELECT)\\b.*");

    static KpiFile of(Path path, String text) {
        List<String> lines = text.lines().toList();
        StringBuilder header = new StringBuilder();
        int next = 0;
        while (next < lines.size()
                && (lines.get(next).startsWith("--") || lines.get(next).isBlank())) {
            header.append(uncommented(lines.get(next))).append('\n');
            next++;
        }
        String query = String.join("\n", lines.subList(next, lines.size())).strip();
        if (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1).stripTrailing();
        }
        return new KpiFile(path, header.toString(), query, next + 1);
    }

    private static String uncommented(String line) {
        if (line.startsWith("-- ")) {
            return line.substring(3);
        }
        return line.startsWith("--") ? line.substring(2) : "";
    }

    /** Whether the file holds a query, and not a script with statements of its own. */
    boolean isQuery() {
        return QUERY.matcher(query).matches();
    }

    String fileName() {
        String name = path.getFileName().toString();
        return name.endsWith(".sql") ? name.substring(0, name.length() - 4) : name;
    }

    /** The KPI's name, if the file's name can be one. */
    Optional<String> kpiName() {
        return NAME.matcher(fileName()).matches() ? Optional.of(fileName().toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
