package dev.bactrian.provision;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.DataSet;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.SnowflakeCron;
import dev.bactrian.kpi.lint.KpiLint;
import dev.bactrian.snowflake.DataSetSql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Examines a home's routes, scripts and KPI files without an account. Used by one thread. */
public final class ProjectCheck {

    private static final Pattern PLACE = Pattern.compile("'([^']+\\.(?:sql|yaml|properties))(?::(\\d+))?'");

    private final Home home;
    private final Settings settings;
    private final Map<String, String> variables;
    private final List<Finding> findings = new ArrayList<>();

    public ProjectCheck(Home home, Settings settings, Map<String, String> variables) {
        this.home = home;
        this.settings = settings;
        this.variables = Map.copyOf(variables);
    }

    public List<Finding> findings() {
        KpiCatalogue.Reading kpis = KpiCatalogue.examine(home.sql());
        findings.addAll(kpis.findings());
        Optional<RouteEntries> entries = reading(home.routes(), () -> RouteEntries.read(home.routes(), settings));
        Optional<List<DesiredObject>> objects = reading(
                home.sql(), () -> new DesiredState(home.sql(), variables).gather(List.of(), List.of(), List.of()));
        schedule();
        objects.ifPresent(each -> {
            each.forEach(object -> findings.addAll(new ScriptRules().examine(object.statement())));
            entries.ifPresent(routes -> routes.dataSets().forEach(dataSet -> rawTable(dataSet, each)));
            findings.addAll(kpiFindings(kpis.catalogue(), each));
        });
        return List.copyOf(findings);
    }

    private List<Finding> kpiFindings(KpiCatalogue catalogue, List<DesiredObject> objects) {
        KnownKeys keys = new KnownKeys();
        Set<String> tables = new HashSet<>(keys.addJobs(home.sql().resolve("eda")));
        for (DesiredObject object : objects) {
            if (object.id().kind() == ObjectKind.TABLE || object.id().kind() == ObjectKind.VIEW) {
                tables.add(KnownKeys.inSchema(object.id()));
                keys.add(object);
            }
        }
        catalogue.kpis().forEach(kpi -> tables.add("KPI." + kpi.name()));
        return new KpiLint(keys.keys(), tables).examine(catalogue);
    }

    private void rawTable(DataSet dataSet, List<DesiredObject> objects) {
        Optional<DesiredObject> table = objects.stream()
                .filter(object -> object.id().kind() == ObjectKind.TABLE
                        && KnownKeys.inSchema(object.id()).equals("RAW." + dataSet.table()))
                .findFirst();
        if (table.isEmpty()) {
            findings.add(new Finding(
                    home.routes(),
                    1,
                    "missing-raw-table",
                    "Data set '%s' fills RAW.%s, which no file of sql/raw/ makes."
                            .formatted(dataSet.name(), dataSet.table()),
                    "Add a CREATE TABLE with its columns and FILE_NAME, FILE_ROW_NUMBER, LOADED_AT."));
        } else if (!table.get().columns().containsAll(DataSetSql.ORIGIN_COLUMNS)) {
            findings.add(new Finding(
                    Path.of(table.get().statement().file()),
                    table.get().statement().line(),
                    "missing-origin-columns",
                    "RAW.%s cannot say where its rows came from.".formatted(dataSet.table()),
                    "Add FILE_NAME VARCHAR, FILE_ROW_NUMBER NUMBER(18, 0) and LOADED_AT TIMESTAMP_LTZ."));
        }
    }

    private void schedule() {
        SnowflakeCron.complaintAbout(settings.required("kpi.schedule"))
                .ifPresent(why -> findings.add(new Finding(
                        home.properties(),
                        1,
                        "schedule",
                        "kpi.schedule: " + why,
                        "Write minute, hour, day, month, weekday and a time zone, as in '0 6 * * * UTC'.")));
    }

    /** What a reader gives, or nothing and a finding when it refuses. */
    private <T> Optional<T> reading(Path where, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (ConfigurationException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Matcher place = PLACE.matcher(message);
            boolean placed = place.find();
            Path file = placed ? Path.of(place.group(1)) : where;
            int line = placed && place.group(2) != null ? Integer.parseInt(place.group(2)) : 1;
            findings.add(new Finding(file, line, "unreadable", message, "Mend the place named."));
            return Optional.empty();
        }
    }
}
