package dev.bactrian.powerbi;

import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The semantic model as TMDL files: a table a KPI with its measures, a dimension a shared grain column, and the relationships between
 * them.
 */
record SemanticModel(KpiCatalogue catalogue, List<Dimension> dimensions, ConnectionParameters connection) {

    SemanticModel {
        dimensions = List.copyOf(dimensions);
    }

    /** File names within {@code definition/}, with their text. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "database.tmdl",
                new Tmdl()
                        .open("database")
                        .property("compatibilityLevel", "1567")
                        .toString());
        files.put("model.tmdl", model());
        files.put("expressions.tmdl", expressions());
        if (!dimensions.isEmpty()) {
            files.put("relationships.tmdl", relationships());
        }
        catalogue.kpis().forEach(kpi -> files.put("tables/" + kpi.name() + ".tmdl", table(kpi)));
        dimensions.forEach(dimension -> files.put("tables/" + dimension.name() + ".tmdl", table(dimension)));
        return files;
    }

    private String model() {
        Tmdl tmdl = new Tmdl()
                .open("model Model")
                .property("culture", "en-US")
                .property("defaultPowerBIDataSourceVersion", "powerBI_V3")
                .property("sourceQueryCulture", "en-US")
                // why: a column that Power BI sums by itself is a wrong number; only measures give values.
                .line("discourageImplicitMeasures")
                .close()
                .blank();
        dimensions.forEach(dimension -> tmdl.line("ref table " + Tmdl.name(dimension.name())));
        catalogue.kpis().forEach(kpi -> tmdl.line("ref table " + Tmdl.name(kpi.name())));
        return tmdl.toString();
    }

    private String expressions() {
        Tmdl tmdl = new Tmdl();
        connection
                .byName()
                .forEach((name, value) -> tmdl.open(
                                "expression " + Tmdl.name(name) + " = " + PowerQuery.parameter(value))
                        .lineageTag("expression/" + name)
                        .close()
                        .blank());
        return tmdl.toString();
    }

    private String relationships() {
        Tmdl tmdl = new Tmdl();
        for (Dimension dimension : dimensions) {
            String column = Tmdl.name(dimension.column().name());
            for (Kpi kpi : dimension.kpis()) {
                tmdl.open("relationship " + Tmdl.tag("relationship/" + dimension.name() + "/" + kpi.name()))
                        .property("fromColumn", Tmdl.name(kpi.name()) + "." + column)
                        .property("toColumn", Tmdl.name(dimension.name()) + "." + column)
                        .close()
                        .blank();
            }
        }
        return tmdl.toString();
    }

    private static String table(Kpi kpi) {
        Tmdl tmdl = new Tmdl()
                .description(kpi.title() + ". " + kpi.description() + " Owner: " + kpi.owner() + ".")
                .open("table " + Tmdl.name(kpi.name()))
                .lineageTag("table/" + kpi.name())
                .blank();
        for (Measure measure : Measure.of(kpi)) {
            tmdl.description(measure.description())
                    .open("measure " + Tmdl.name(measure.name()) + " = " + measure.expression());
            if (!measure.format().isEmpty()) {
                tmdl.property("formatString", measure.format());
            }
            tmdl.property("displayFolder", kpi.family())
                    .lineageTag("measure/" + kpi.name() + "/" + measure.name())
                    .close()
                    .blank();
        }
        kpi.columns().forEach(column -> column(tmdl, kpi.name(), column));
        return partition(tmdl, kpi.name(), PowerQuery.table(kpi));
    }

    private static String table(Dimension dimension) {
        Tmdl tmdl = new Tmdl()
                .description("The values of %s, to choose from."
                        .formatted(dimension.column().title()))
                .open("table " + Tmdl.name(dimension.name()))
                .lineageTag("table/" + dimension.name())
                .blank();
        column(tmdl, dimension.name(), dimension.column());
        return partition(tmdl, dimension.name(), PowerQuery.dimension(dimension));
    }

    private static void column(Tmdl tmdl, String table, KpiColumn column) {
        tmdl.description(column.title()
                        + column.unit().map(unit -> ", in " + unit).orElse(""))
                .open("column " + Tmdl.name(column.name()))
                .property("dataType", dataType(column.type()));
        column.format().ifPresent(format -> tmdl.property("formatString", format));
        if (column.role() == KpiColumn.Role.VALUE) {
            // why: readers use the measures, which know the grain.
            tmdl.line("isHidden");
        }
        tmdl.lineageTag("column/" + table + "/" + column.name())
                .property("summarizeBy", "none")
                .property("sourceColumn", column.name())
                .close()
                .blank();
    }

    private static String partition(Tmdl tmdl, String table, List<String> source) {
        tmdl.open("partition " + Tmdl.name(table) + " = m")
                .property("mode", "import")
                .open("source =");
        source.forEach(tmdl::line);
        return tmdl.toString();
    }

    /** The model's type for a Snowflake type. */
    private static String dataType(String type) {
        if (type.startsWith("NUMBER")) {
            return type.endsWith(",0)") || type.endsWith(", 0)") || !type.contains(",") ? "int64" : "double";
        }
        if (type.startsWith("DATE") || type.startsWith("TIMESTAMP")) {
            return "dateTime";
        }
        return switch (type) {
            case "INTEGER" -> "int64";
            case "FLOAT" -> "double";
            case "BOOLEAN" -> "boolean";
            default -> "string";
        };
    }
}
