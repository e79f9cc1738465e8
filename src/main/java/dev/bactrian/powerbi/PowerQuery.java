package dev.bactrian.powerbi;

import dev.bactrian.kpi.Kpi;
import java.util.List;
import java.util.stream.Collectors;

/** Power Query (M) expressions that read the tables (learn.microsoft.com/power-query/connectors/snowflake). */
final class PowerQuery {
    private PowerQuery() {}

    /** The lines that read one KPI table. */
    static List<String> table(Kpi kpi) {
        return List.of(
                "let",
                "    Account = Snowflake.Databases(%s, %s, [Role = if %s = \"\" then null else %s, Implementation = \"2.0\"]),"
                        .formatted(
                                reference(ConnectionParameters.SERVER),
                                reference(ConnectionParameters.WAREHOUSE),
                                reference(ConnectionParameters.ROLE),
                                reference(ConnectionParameters.ROLE)),
                "    Database = Account{[Name = %s, Kind = \"Database\"]}[Data],"
                        .formatted(reference(ConnectionParameters.DATABASE)),
                "    Schema = Database{[Name = %s, Kind = \"Schema\"]}[Data],".formatted(text(Kpi.SCHEMA)),
                "    Rows = Schema{[Name = %s, Kind = \"Table\"]}[Data]".formatted(text(kpi.name())),
                "in",
                "    Rows");
    }

    /** The lines that gather the values of a shared column. */
    static List<String> dimension(Dimension dimension) {
        String column = text(dimension.column().name());
        String tables = dimension.kpis().stream()
                .map(kpi -> "Table.SelectColumns(%s, {%s})".formatted(reference(kpi.name()), column))
                .collect(Collectors.joining(", "));
        return List.of(
                "let",
                "    All = Table.Combine({%s}),".formatted(tables),
                "    Known = Table.SelectRows(All, each Record.Field(_, %s) <> null),".formatted(column),
                "    Rows = Table.Distinct(Known)",
                "in",
                "    Rows");
    }

    static String parameter(String value) {
        return text(value) + " meta [IsParameterQuery = true, Type = \"Text\", IsParameterQueryRequired = true]";
    }

    private static String reference(String query) {
        return "#\"" + query.replace("\"", "\"\"") + "\"";
    }

    static String text(String value) {
        return "\"" + value.replace("\"", "\"\"").replace("#(", "#(#)(") + "\"";
    }
}
