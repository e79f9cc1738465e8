package dev.bactrian.kpi;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.Spelling;
import dev.bactrian.kpi.query.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All KPIs of {@code sql/kpi/}, in an order in which each comes after those it depends on. Immutable.
 *
 * @param kpis in that order
 */
public record KpiCatalogue(List<Kpi> kpis) {

    public KpiCatalogue {
        kpis = List.copyOf(kpis);
    }

    /** Reads the KPI files of a folder of SQL; stops with everything that is wrong with them. */
    public static KpiCatalogue read(Path sqlFolder) {
        Reading reading = examine(sqlFolder);
        if (!reading.findings().isEmpty()) {
            throw new ConfigurationException(reading.findings().stream()
                    .map(Finding::toString)
                    .collect(Collectors.joining(
                            System.lineSeparator(), "Unable to read KPI files:" + System.lineSeparator(), "")));
        }
        return reading.catalogue();
    }

    /** The KPIs that could be read, and what is wrong with the files. */
    public record Reading(KpiCatalogue catalogue, List<Finding> findings) {

        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /** As {@link #read}, but tells what is wrong instead of stopping. */
    public static Reading examine(Path sqlFolder) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        for (Path path : files(sqlFolder.resolve("kpi"))) {
            KpiFile file = KpiFile.of(Path.of("sql").resolve(sqlFolder.relativize(path)), text(path));
            if (file.isQuery()) {
                KpiReader reader = new KpiReader(file);
                reader.read().ifPresent(kpi -> add(kpi, kpis, findings));
                findings.addAll(reader.findings());
            }
        }
        kpis.values().forEach(kpi -> complainOfUnknownDependencies(kpi, kpis.keySet(), findings));
        return new Reading(new KpiCatalogue(ordered(kpis, findings)), findings);
    }

    private static void add(Kpi kpi, Map<String, Kpi> kpis, List<Finding> findings) {
        Kpi other = kpis.putIfAbsent(kpi.name(), kpi);
        if (other != null) {
            findings.add(new Finding(
                    kpi.file(),
                    1,
                    "name-collision",
                    "KPI %s is already in %s.".formatted(kpi.name(), other.file()),
                    "Rename one of the files."));
        }
    }

    private static void complainOfUnknownDependencies(Kpi kpi, Set<String> names, List<Finding> findings) {
        for (String name : kpi.dependsOn()) {
            if (!names.contains(name)) {
                findings.add(new Finding(
                        kpi.file(),
                        1,
                        "unknown-dependency",
                        "The KPI depends on '%s', which is no KPI.".formatted(name),
                        Spelling.nearest(name, names)
                                .map("Did you mean '%s'?"::formatted)
                                .orElse("Mend 'dependsOn'.")));
            }
        }
    }

    private static List<Kpi> ordered(Map<String, Kpi> kpis, List<Finding> findings) {
        List<Kpi> ordered = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        List<Kpi> waiting = new ArrayList<>(kpis.values());
        while (!waiting.isEmpty()) {
            List<Kpi> ready = waiting.stream()
                    .filter(kpi -> placed.containsAll(dependencies(kpi, kpis.keySet())))
                    .toList();
            if (ready.isEmpty()) {
                List<String> circle = waiting.stream().map(Kpi::name).toList();
                waiting.forEach(kpi -> findings.add(new Finding(
                        kpi.file(),
                        kpi.queryLine(),
                        "circle",
                        "KPIs %s wait for each other.".formatted(circle),
                        "Let one of them read tables of EDA instead.")));
                return ordered;
            }
            ordered.addAll(ready);
            ready.forEach(kpi -> placed.add(kpi.name()));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static Set<String> dependencies(Kpi kpi, Set<String> names) {
        Set<String> found = new LinkedHashSet<>();
        for (Reference reference : kpi.reads()) {
            if (reference.schema().equals(Kpi.SCHEMA) && names.contains(reference.table())) {
                found.add(reference.table());
            }
        }
        kpi.dependsOn().stream().filter(names::contains).forEach(found::add);
        found.remove(kpi.name());
        return found;
    }

    /** The KPIs that must be filled before this one: read by its query, or declared. */
    public List<Kpi> dependencies(Kpi kpi) {
        Set<String> names = kpis.stream().map(Kpi::name).collect(Collectors.toSet());
        return dependencies(kpi, names).stream()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    public Optional<Kpi> find(String name) {
        return kpis.stream().filter(kpi -> kpi.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The families, in the order of their first KPI by file. */
    public List<String> families() {
        return kpis.stream().map(Kpi::family).distinct().sorted().toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read KPI files '%s': %s.".formatted(folder, e), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Unable to read KPI file '%s': %s. It must be readable and UTF-8.".formatted(file, e), e);
        }
    }
}
