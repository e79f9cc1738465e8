package dev.bactrian.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data sets and EDA jobs that the files of {@code routes/} declare, in the order of files and lines. */
public record RouteEntries(List<DataSet> dataSets, List<EdaJob> edaJobs) {

    public RouteEntries {
        dataSets = List.copyOf(dataSets);
        edaJobs = List.copyOf(edaJobs);
        unique("data set", dataSets.stream().map(DataSet::name).toList());
        unique("EDA job", edaJobs.stream().map(EdaJob::name).toList());
        refuseNestedPrefixes(dataSets);
        refuseUnknownSources(dataSets, edaJobs);
    }

    public Optional<DataSet> dataSet(String name) {
        return dataSets.stream().filter(dataSet -> dataSet.name().equals(name)).findFirst();
    }

    public static RouteEntries read(Path routesFolder, Settings settings) {
        List<DataSet> dataSets = new ArrayList<>();
        List<EdaJob> edaJobs = new ArrayList<>();
        for (Path file : files(routesFolder)) {
            for (RouteEntry entry : entries(file)) {
                if (entry.template().equals(TemplateParameter.DATA_SET_TEMPLATE)) {
                    dataSets.add(entry.dataSet(settings));
                } else {
                    edaJobs.add(entry.edaJob(settings));
                }
            }
        }
        return new RouteEntries(dataSets, edaJobs);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Unable to read routes '%s': %s. Give a home with a folder 'routes'.".formatted(folder, e), e);
        }
    }

    private static List<RouteEntry> entries(Path file) {
        List<RouteEntry> entries = new ArrayList<>();
        for (JsonNode item : tree(file)) {
            JsonNode templated = item.path("templatedRoute");
            String template = templated.path("routeTemplateRef").asText();
            if (TemplateParameter.of(template).isPresent()) {
                entries.add(new RouteEntry(file, template, parameters(templated)));
            }
        }
        return entries;
    }

    private static JsonNode tree(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Unable to read routes '%s': %s. Mend the file.".formatted(file, e.getMessage()), e);
        }
    }

    private static Map<String, String> parameters(JsonNode templated) {
        Map<String, String> parameters = new TreeMap<>();
        for (JsonNode parameter : templated.path("parameters")) {
            parameters.put(
                    parameter.path("name").asText(), parameter.path("value").asText());
        }
        return parameters;
    }

    private static void unique(String kind, Collection<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new ConfigurationException(
                        "Unable to read routes: there are two entries of %s '%s'. Rename or remove one."
                                .formatted(kind, name));
            }
        }
    }

    private static void refuseNestedPrefixes(List<DataSet> dataSets) {
        for (DataSet one : dataSets) {
            for (DataSet other : dataSets) {
                if (!one.equals(other) && other.prefix().startsWith(one.prefix())) {
                    throw new ConfigurationException(
                            "Unable to read routes: prefix '%s' of data set '%s' lies within prefix '%s' of '%s', so its files would load twice. Give them prefixes apart."
                                    .formatted(other.prefix(), other.name(), one.prefix(), one.name()));
                }
            }
        }
    }

    private static void refuseUnknownSources(List<DataSet> dataSets, List<EdaJob> edaJobs) {
        Set<String> known = new HashSet<>();
        dataSets.forEach(dataSet -> known.add(dataSet.name()));
        edaJobs.forEach(job -> known.add(job.name()));
        for (EdaJob job : edaJobs) {
            for (String source : job.after()) {
                if (!known.contains(source)) {
                    throw new ConfigurationException(
                            "Unable to read routes: EDA job '%s' comes after '%s', which is neither a data set nor an EDA job. %s"
                                    .formatted(
                                            job.name(),
                                            source,
                                            Spelling.nearest(source, known)
                                                    .map("Did you mean '%s'?"::formatted)
                                                    .orElse("Mend its parameter 'after'.")));
                }
            }
        }
    }
}
