package dev.bactrian.cli;

import dev.bactrian.sample.RetailerSample;
import dev.bactrian.sample.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "sample",
        description = "Writes the made-up retailer's files into a folder.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: bactrian sample /tmp/retailer --households 5000 --weeks 104"})
final class SampleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Folder to write into; made if absent.")
    @Nullable
    Path folder;

    @Mixin
    private SampleSize size = new SampleSize();

    @Override
    public Integer call() throws IOException {
        Path target = Objects.requireNonNull(folder);
        Files.createDirectories(target);
        List<SampleFile> files = new RetailerSample(size.options()).files();
        Progress progress = new Progress(System.out, "writing", files.size());
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) {
            bytes += Files.size(files.get(i).writeInto(target));
            progress.reached(i + 1, "%,d KB".formatted(bytes / 1024));
        }
        progress.end();
        System.out.printf("%d files in %s%n", files.size(), target.toAbsolutePath());
        return ExitCode.OK;
    }
}
