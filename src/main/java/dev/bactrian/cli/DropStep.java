package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.sample.RetailerSample;
import dev.bactrian.sample.SampleFile;
import dev.bactrian.sample.SampleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that are dropped together: those of a week of the sample, or of one period of a folder. */
record DropStep(String label, List<Drop> drops) {
    /** One file and the key it is dropped under. */
    record Drop(String key, Source source) {}

    /** Writes a file somewhere on disk, or says where it is already. */
    @FunctionalInterface
    interface Source {
        Path file(Path scratch);
    }

    DropStep {
        drops = List.copyOf(drops);
    }

    /** The sample, week by week. */
    static List<DropStep> ofSample(SampleOptions options, List<DataSet> dataSets) {
        Map<Integer, List<Drop>> weeks = new TreeMap<>();
        for (SampleFile file : new RetailerSample(options).files()) {
            DataSet dataSet = dataSetOf(file.name(), dataSets)
                    .orElseThrow(() -> new IllegalStateException("Unable to drop sample file '" + file.name()
                            + "': no data set of routes/ takes it. Restore routes/retailer.yaml or give --data."));
            weeks.computeIfAbsent(file.week(), week -> new ArrayList<>())
                    .add(new Drop(dataSet.prefix() + file.name(), file::writeInto));
        }
        return weeks.entrySet().stream()
                .map(week -> new DropStep("week " + week.getKey(), week.getValue()))
                .toList();
    }

    /**
     * The files of a folder. A name starts with its data set's; what follows is the period, and periods come one after the other:
     * {@code transactions-2017-01.csv.gz} is of data set {@code transactions}, period 2017-01.
     */
    static List<DropStep> ofFolder(Path folder, List<DataSet> dataSets) {
        Map<String, List<Drop>> periods = new TreeMap<>();
        for (Path file : filesOf(folder)) {
            String name = file.getFileName().toString();
            dataSetOf(name, dataSets)
                    .ifPresent(dataSet -> periods.computeIfAbsent(period(name, dataSet), period -> new ArrayList<>())
                            .add(new Drop(dataSet.prefix() + name, scratch -> file)));
        }
        return periods.entrySet().stream()
                .map(period ->
                        new DropStep(period.getKey().isEmpty() ? "reference" : period.getKey(), period.getValue()))
                .toList();
    }

    /** The files of a folder that no data set takes. */
    static List<String> unknownIn(Path folder, List<DataSet> dataSets) {
        return filesOf(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> dataSetOf(name, dataSets).isEmpty())
                .toList();
    }

    private static Optional<DataSet> dataSetOf(String fileName, List<DataSet> dataSets) {
        return dataSets.stream()
                .filter(dataSet -> fileName.startsWith(dataSet.name()))
                .max(Comparator.comparingInt(dataSet -> dataSet.name().length()));
    }

    private static String period(String name, DataSet dataSet) {
        String rest = name.substring(dataSet.name().length());
        int dot = rest.indexOf('.');
        return (dot < 0 ? rest : rest.substring(0, dot)).replaceFirst("^[-_]", "");
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Unable to read folder '" + folder + "': " + unreadable.getMessage()
                            + ". Give --data a folder of files.",
                    unreadable);
        }
    }
}
