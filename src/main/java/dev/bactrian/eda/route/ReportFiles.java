package dev.bactrian.eda.route;

import dev.bactrian.eda.report.Report;
import dev.bactrian.eda.report.ReportData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the pages of runs: the latest of a job and side under its name, and the last few in a folder of the job. */
final class ReportFiles {
    private static final int KEPT = 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;

    ReportFiles(Path folder) {
        this.folder = folder;
    }

    void write(ReportData data, ProfileTables.Side side) {
        String suffix = "-" + side.name().toLowerCase(Locale.ROOT) + ".html";
        Path history = folder.resolve(data.job());
        Path file = history.resolve(STAMP.format(data.at()) + suffix);
        try {
            Files.createDirectories(history);
            Files.writeString(file, Report.html(data));
            Files.copy(file, folder.resolve(data.job() + suffix), StandardCopyOption.REPLACE_EXISTING);
            dropOldest(history, suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Unable to write report '" + file + "': " + e.getMessage() + ". Free space or mend the folder.", e);
        }
    }

    private static void dropOldest(Path history, String suffix) throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(history)) {
            newestFirst = files.filter(path -> path.toString().endsWith(suffix))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            Files.delete(old);
        }
    }
}
