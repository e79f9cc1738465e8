package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.EdaJob;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.eda.route.JobFiles;
import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Reference;
import dev.bactrian.kpi.query.References;
import dev.bactrian.provision.DesiredObject;
import dev.bactrian.provision.DesiredState;
import dev.bactrian.provision.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each table of RAW and EDA is made from, and by what, as the files say. Immutable. */
final class TableSources {
    private final Map<String, List<String>> madeFrom = new HashMap<>();
    private final Map<String, String> madeBy = new HashMap<>();

    TableSources(Home home, Settings settings) {
        Map<String, String> variables = Provisioning.variables(settings);
        RouteEntries entries = RouteEntries.read(home.routes(), settings);
        for (DataSet dataSet : entries.dataSets()) {
            madeBy.put(
                    "RAW." + dataSet.table(), "data set %s (s3 prefix %s)".formatted(dataSet.name(), dataSet.prefix()));
        }
        JobFiles files = new JobFiles(home.sql(), variables);
        for (EdaJob job : entries.edaJobs()) {
            JobFiles.Definition definition = files.read(job);
            definition.spec().target().ifPresent(target -> {
                madeFrom.put("EDA." + target, reads(definition.query()));
                madeBy.put("EDA." + target, "EDA job " + job.name());
            });
        }
        for (DesiredObject object : new DesiredState(home.sql(), variables).gather(List.of(), List.of(), List.of())) {
            if (object.id().kind() == ObjectKind.VIEW) {
                String name = object.id().name().substring(object.id().name().indexOf('.') + 1);
                madeFrom.put(name, reads(object.statement().text()));
                madeBy.put(name, "view in " + object.statement().place());
            }
        }
    }

    Map<String, List<String>> madeFrom() {
        return Map.copyOf(madeFrom);
    }

    Map<String, String> madeBy() {
        return Map.copyOf(madeBy);
    }

    private static List<String> reads(String query) {
        return References.in(Lexer.tokens(query)).stream()
                .map(Reference::qualifiedName)
                .toList();
    }
}
