package dev.bactrian.kpi;

import dev.bactrian.config.Spelling;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one KPI file into a {@link Kpi}, or says everything that is wrong with it. Use once. */
final class KpiReader {

    private static final Set<String> KEYS = new TreeSet<>(List.of(
            "title",
            "description",
            "family",
            "grain",
            "details",
            "values",
            "goodDirection",
            "target",
            "gates",
            "period",
            "owner",
            "schedule",
            "dependsOn",
            "tags"));
    private static final Set<String> COLUMN_KEYS = new TreeSet<>(List.of("type", "title", "unit", "format"));
    private static final Set<String> TARGET_KEYS = new TreeSet<>(List.of("column", "value", "amber"));
    private static final Set<String> GATE_KEYS =
            new TreeSet<>(List.of("min", "max", "notNull", "maxChange", "otherwise"));

    private final KpiFile file;
    private final List<Finding> findings = new ArrayList<>();

    KpiReader(KpiFile file) {
        this.file = file;
    }

    /** The KPI, when nothing was found wrong. */
    Optional<Kpi> read() {
        if (file.kpiName().isEmpty()) {
            complain(
                    1,
                    "file-name",
                    "File name '%s' cannot name a table.".formatted(file.fileName()),
                    "Use lower-case letters, digits and '_', starting with a letter.");
        }
        if (file.query().contains("$$")) {
            complain(
                    file.queryLine(),
                    "dollar-quote",
                    "'$$' would end the procedure that the query becomes part of.",
                    "Write the text in single quotes.");
        }
        if (file.query().contains("${")) {
            complain(
                    file.queryLine(),
                    "variable",
                    "A KPI's query has no variables.",
                    "Name tables by schema and name: the procedure runs in the right database.");
        }
        Optional<Node> root = root();
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Kpi kpi = kpi(new HeaderNode(file.path(), root.get(), "The header", KEYS, findings));
        return findings.isEmpty() ? Optional.of(kpi) : Optional.empty();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private Optional<Node> root() {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(file.header()));
            if (node != null) {
                return Optional.of(node);
            }
            complain(
                    1,
                    "no-header",
                    "The file has no header.",
                    "Begin it with lines like '-- title: …', '-- family: …', '-- values: …'.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            complain(line, "header-shape", "The header is not YAML: %s.".formatted(e.getProblem()), "Mend the line.");
        }
        return Optional.empty();
    }

    private Kpi kpi(HeaderNode header) {
        List<KpiColumn> columns = new ArrayList<>();
        columns.addAll(columns(header, "grain", KpiColumn.Role.GRAIN));
        columns.addAll(columns(header, "details", KpiColumn.Role.DETAIL));
        columns.addAll(columns(header, "values", KpiColumn.Role.VALUE));
        if (columns.stream().noneMatch(column -> column.role() == KpiColumn.Role.VALUE)) {
            complain(
                    header.line("values"),
                    "missing-values",
                    "The KPI has no value column.",
                    "Name them under '-- values:', as in '--   SALES: {type: \"NUMBER(18,2)\", unit: USD}'.");
        }
        refuseRepeated(header, columns);
        return new Kpi(
                file.kpiName().orElse("NONE"),
                header.required("title", "its name for people"),
                header.required("description", "what it counts, in a sentence"),
                header.required("family", "the page it stands on"),
                columns,
                goodDirection(header),
                target(header, columns),
                period(header, columns),
                header.required("owner", "who answers for it"),
                schedule(header),
                header.texts("dependsOn").stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .toList(),
                header.texts("tags"),
                gates(header, columns),
                file.query(),
                file.queryLine(),
                file.path());
    }

    private void refuseRepeated(HeaderNode header, List<KpiColumn> columns) {
        Set<String> seen = new TreeSet<>();
        for (KpiColumn column : columns) {
            if (!seen.add(column.name())) {
                complain(
                        header.line("values"),
                        "repeated-column",
                        "Column %s is named twice.".formatted(column.name()),
                        "Name it under one of grain, details and values.");
            }
        }
    }

    private List<KpiColumn> columns(HeaderNode header, String key, KpiColumn.Role role) {
        List<KpiColumn> columns = new ArrayList<>();
        header.mapping(key, "'" + key + "'", Set.of()).ifPresent(list -> {
            for (String name : list.keys()) {
                list.mapping(name, "Column " + name, COLUMN_KEYS).ifPresent(options -> {
                    String type = options.required("type", "a Snowflake type");
                    try {
                        columns.add(new KpiColumn(
                                role,
                                name.toUpperCase(Locale.ROOT),
                                type.isEmpty() ? "NUMBER" : type,
                                options.text("title").orElseGet(() -> inWords(name)),
                                options.text("unit"),
                                options.text("format")));
                    } catch (IllegalArgumentException e) {
                        complain(options.line(), "column", e.getMessage() + ".", "Mend the column's entry.");
                    }
                });
            }
        });
        return columns;
    }

    private static String inWords(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private GoodDirection goodDirection(HeaderNode header) {
        return choice(header, "goodDirection", GoodDirection.values()).orElse(GoodDirection.NEITHER);
    }

    private <E extends Enum<E>> Optional<E> choice(HeaderNode node, String key, E[] choices) {
        Optional<String> written = node.text(key);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> chosen = Arrays.stream(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(written.get()))
                .findFirst();
        if (chosen.isEmpty()) {
            List<String> words = Arrays.stream(choices)
                    .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                    .toList();
            complain(
                    node.line(key),
                    "header-value",
                    "'%s: %s' is none of %s.".formatted(key, written.get(), words),
                    "Write one of them.");
        }
        return chosen;
    }

    private Optional<Target> target(HeaderNode header, List<KpiColumn> columns) {
        return header.mapping("target", "'target'", TARGET_KEYS).flatMap(target -> {
            Optional<BigDecimal> value = target.number("value");
            if (value.isEmpty()) {
                complain(target.line(), "header-value", "The target has no value.", "Add 'value: …'.");
                return Optional.empty();
            }
            String column = target.text("column")
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .orElseGet(() -> columns.stream()
                            .filter(each -> each.role() == KpiColumn.Role.VALUE)
                            .map(KpiColumn::name)
                            .findFirst()
                            .orElse(""));
            known(target.line("column"), column, columns, KpiColumn.Role.VALUE);
            return Optional.of(new Target(column, value.get(), target.number("amber")));
        });
    }

    private List<Gate> gates(HeaderNode header, List<KpiColumn> columns) {
        List<Gate> gates = new ArrayList<>();
        header.mapping("gates", "'gates'", Set.of()).ifPresent(list -> {
            for (String name : list.keys()) {
                String column = name.toUpperCase(Locale.ROOT);
                known(list.line(name), column, columns, KpiColumn.Role.VALUE);
                list.mapping(name, "The gate on " + column, GATE_KEYS).ifPresent(options -> {
                    try {
                        gates.add(new Gate(
                                column,
                                options.number("min"),
                                options.number("max"),
                                options.text("notNull")
                                        .filter("true"::equalsIgnoreCase)
                                        .isPresent(),
                                options.number("maxChange"),
                                choice(options, "otherwise", Gate.Action.values())
                                        .orElse(Gate.Action.HOLD)));
                    } catch (IllegalArgumentException e) {
                        complain(options.line(), "gate", e.getMessage() + ".", "Mend the gate.");
                    }
                });
            }
        });
        return gates;
    }

    private Optional<String> period(HeaderNode header, List<KpiColumn> columns) {
        Optional<String> period = header.text("period").map(name -> name.toUpperCase(Locale.ROOT));
        period.ifPresent(name -> known(header.line("period"), name, columns, KpiColumn.Role.GRAIN));
        return period;
    }

    private Optional<String> schedule(HeaderNode header) {
        Optional<String> schedule = header.text("schedule");
        schedule.flatMap(SnowflakeCron::complaintAbout)
                .ifPresent(why -> complain(
                        header.line("schedule"),
                        "schedule",
                        why,
                        "Write minute, hour, day, month, weekday and a time zone, as in '0 6 * * * UTC'."));
        return schedule;
    }

    private void known(int line, String column, List<KpiColumn> columns, KpiColumn.Role role) {
        List<String> names = columns.stream()
                .filter(each -> each.role() == role)
                .map(KpiColumn::name)
                .toList();
        if (!names.contains(column)) {
            complain(
                    line,
                    "unknown-column",
                    "'%s' is no %s column of this KPI."
                            .formatted(column, role.name().toLowerCase(Locale.ROOT)),
                    Spelling.nearest(column, names)
                            .map("Did you mean '%s'?"::formatted)
                            .orElse("It has %s.".formatted(names)));
        }
    }

    private void complain(int line, String rule, String why, String fix) {
        findings.add(new Finding(file.path(), line, rule, why, fix));
    }
}
