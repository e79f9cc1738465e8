package dev.bactrian.powerbi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiColumn;
import java.util.List;

/** One picture of a report page, chosen by the KPI's grain: cards, a line over periods, bars over one grain, a table over more. */
final class Visual {
    private static final int MOST_VALUES_IN_A_CHART = 2;

    private Visual() {}

    static ObjectNode of(Kpi kpi) {
        ObjectNode container = container("kpi " + kpi.name());
        ObjectNode visual = container.putObject("visual");
        ObjectNode state;
        if (kpi.grain().isEmpty()) {
            state = start(visual, "multiRowCard");
            kpi.values().forEach(value -> measure(state, "Values", kpi, value));
        } else if (Measure.isSeries(kpi)) {
            state = start(visual, "lineChart");
            column(state, "Category", kpi.name(), kpi.grain().get(0));
            charted(kpi).forEach(value -> measure(state, "Y", kpi, value));
        } else if (kpi.grain().size() == 1 && kpi.columns(KpiColumn.Role.DETAIL).isEmpty()) {
            state = start(visual, "clusteredBarChart");
            column(state, "Category", kpi.name(), kpi.grain().get(0));
            measure(state, "Y", kpi, kpi.values().get(0));
        } else {
            state = start(visual, "tableEx");
            kpi.grain().forEach(column -> column(state, "Values", kpi.name(), column));
            kpi.columns(KpiColumn.Role.DETAIL).forEach(column -> column(state, "Values", kpi.name(), column));
            kpi.values().forEach(value -> measure(state, "Values", kpi, value));
        }
        finish(visual, kpi.title(), kpi.description());
        return container;
    }

    /** A drop-down of a dimension's values. */
    static ObjectNode choice(Dimension dimension) {
        ObjectNode container = container("choice " + dimension.name());
        ObjectNode visual = container.putObject("visual");
        column(start(visual, "slicer"), "Values", dimension.name(), dimension.column());
        literal(visual.putObject("objects").putArray("data").addObject().putObject("properties"), "mode", "'Dropdown'");
        finish(visual, dimension.column().title(), "Filters the pictures of this page.");
        return container;
    }

    /** The values that share the first one's unit, so that one axis serves them. */
    private static List<KpiColumn> charted(Kpi kpi) {
        KpiColumn first = kpi.values().get(0);
        return kpi.values().stream()
                .filter(value -> value.unit().equals(first.unit()))
                .limit(MOST_VALUES_IN_A_CHART)
                .toList();
    }

    private static ObjectNode container(String of) {
        return Schemas.VISUAL.document().put("name", Report.identifier(of));
    }

    private static ObjectNode start(ObjectNode visual, String type) {
        visual.put("visualType", type);
        return visual.putObject("query").putObject("queryState");
    }

    private static void finish(ObjectNode visual, String title, String description) {
        ObjectNode objects = visual.putObject("visualContainerObjects");
        ObjectNode heading = objects.putArray("title").addObject().putObject("properties");
        literal(heading, "show", "true");
        literal(heading, "text", quoted(title));
        literal(objects.putArray("general").addObject().putObject("properties"), "altText", quoted(description));
        visual.put("drillFilterOtherVisuals", true);
    }

    private static void column(ObjectNode state, String role, String table, KpiColumn column) {
        ObjectNode projection = project(state, role, "Column", table, column.name());
        projection.put("displayName", column.title()).put("active", true);
    }

    private static void measure(ObjectNode state, String role, Kpi kpi, KpiColumn value) {
        project(state, role, "Measure", kpi.name(), Measure.name(kpi, value)).put("displayName", value.title());
    }

    private static ObjectNode project(ObjectNode state, String role, String kind, String table, String property) {
        ObjectNode projection =
                state.withObject("/" + role).withArray("projections").addObject();
        ObjectNode field = projection.putObject("field").putObject(kind);
        field.putObject("Expression").putObject("SourceRef").put("Entity", table);
        field.put("Property", property);
        return projection.put("queryRef", table + "." + property).put("nativeQueryRef", property);
    }

    private static void literal(ObjectNode properties, String name, String value) {
        ObjectNode literal = JsonNodeFactory.instance.objectNode().put("Value", value);
        properties.putObject(name).putObject("expr").set("Literal", literal);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
