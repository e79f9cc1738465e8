package dev.bactrian.cli;

import dev.bactrian.config.Settings;
import dev.bactrian.ingest.Quarantine;
import dev.bactrian.ingest.QuarantineEntry;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakePool;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what could not be loaded, and lets it be tried again once its cause is mended. */
@Command(
        name = "quarantine",
        description = "Lists, explains and replays files and rows that could not be loaded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | explain | replay)")
final class QuarantineCommand {

    @Command(name = "list", description = "What is in quarantine, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin GlobalOptions global,
            @Option(names = "--data-set", defaultValue = "", description = "Of this data set only.") String dataSet) {
        return with(global, quarantine -> {
            List<QuarantineEntry> entries = quarantine.list(dataSet);
            TextTable table = new TextTable(List.of("DATA SET", "FILE", "ROW", "REASON", "EXPLANATION"));
            entries.forEach(entry -> table.add(List.of(
                    entry.dataSet(),
                    entry.objectKey(),
                    row(entry),
                    entry.reason().name(),
                    entry.explanation())));
            System.out.println(entries.isEmpty() ? "The quarantine is empty." : table);
            return ExitCode.OK;
        });
    }

    @Command(name = "explain", description = "Everything known about one file.", mixinStandardHelpOptions = true)
    int explain(
            @Mixin GlobalOptions global,
            @Parameters(paramLabel = "FILE", description = "The object's key, or the file's id.") String file) {
        return with(global, quarantine -> {
            List<QuarantineEntry> entries = quarantine.explain(file);
            if (entries.isEmpty()) {
                System.out.println("Nothing is in quarantine under '" + file + "'.");
                return ExitCode.SOFTWARE;
            }
            for (QuarantineEntry entry : entries) {
                System.out.printf("%s  %s  %s%n", entry.quarantinedAt(), entry.objectKey(), entry.reason());
                System.out.println("  " + entry.explanation());
                if (entry.rowNumber() != null) {
                    System.out.printf(
                            "  row %d, column %s: %s%n", entry.rowNumber(), entry.columnName(), entry.rawText());
                }
            }
            System.out.println("Mend the cause, then: bactrian quarantine replay "
                    + entries.get(0).dataSet() + " '" + entries.get(0).objectKey() + "'");
            return ExitCode.OK;
        });
    }

    @Command(
            name = "replay",
            description = "Lets files that failed be tried again; the running application finds them within a minute.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin GlobalOptions global,
            @Parameters(index = "0", paramLabel = "DATA_SET", description = "Name of the data set.") String dataSet,
            @Parameters(
                            index = "1",
                            paramLabel = "FILE",
                            arity = "0..1",
                            defaultValue = "",
                            description = "The object's key or the file's id; without it, all of the data set.")
                    String file) {
        return with(global, quarantine -> {
            int files = quarantine.replay(dataSet, file);
            System.out.println(files + " files will be tried again.");
            return files > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private static String row(QuarantineEntry entry) {
        return entry.rowNumber() == null ? "" : String.valueOf(entry.rowNumber());
    }

    private static int with(GlobalOptions global, ToIntFunction<Quarantine> action) {
        Settings settings = global.settings(global.home());
        try (SnowflakePool pool = new SnowflakePool(settings.snowflake())) {
            return action.applyAsInt(new Quarantine(
                    pool.dataSource(), new Database(settings.snowflake().database())));
        }
    }
}
