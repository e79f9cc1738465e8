package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Carries a sample, or the files of a folder, from S3 to KPI tables on the embedded pair.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Stopped in any way and started again, it goes on where it was.",
            "Examples:",
            "  bactrian demo --once",
            "  bactrian demo --data ../shared/completejourney --dir /tmp/journey",
            "  bactrian demo --households 5000 --weeks 52 --fresh"
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private EmbeddedOptions embedded = new EmbeddedOptions();

    @Mixin
    private SampleSize size = new SampleSize();

    @Option(names = "--once", description = "End when everything is loaded, instead of watching for more.")
    boolean once;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Drop the files of this folder instead of the sample; a name starts with its data set's.")
    @Nullable
    Path data;

    @Option(names = "--fresh", description = "Forget what earlier demos left in the folder.")
    boolean fresh;

    @Override
    public Integer call() {
        Home home = global.home();
        Path folder = embedded.folder(home);
        if (fresh) {
            EmbeddedPair.discard(folder);
        }
        Path log = LogTarget.file(folder);
        try (EmbeddedPair pair = embedded.start(home)) {
            Settings settings = global.settings(home, defaults(pair));
            System.out.println("Embedded pair:");
            pair.printAddresses(System.out);
            System.out.printf("  Log        %s%n%n", log);
            RouteEntries entries = RouteEntries.read(home.routes(), settings);
            try (Application application = new Application(home, settings)) {
                Demo demo = new Demo(application, folder.resolve("sample"), System.out);
                demo.run(steps(entries));
                if (!once) {
                    demo.invite();
                    application.awaitStop();
                }
                return demo.succeeded() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    private List<DropStep> steps(RouteEntries entries) {
        if (data == null) {
            return DropStep.ofSample(size.options(), entries.dataSets());
        }
        DropStep.unknownIn(data, entries.dataSets())
                .forEach(name -> System.out.printf("  passed over %s: no data set of routes/ takes it%n", name));
        return DropStep.ofFolder(data, entries.dataSets());
    }

    /** The pair's addresses, and a pace fit for watching; nobody waits for a real client here. */
    private static Map<String, String> defaults(EmbeddedPair pair) {
        Map<String, String> defaults = new HashMap<>(pair.settings());
        defaults.put("ingest.poll", "1s");
        defaults.put("eda.quiet", "1s");
        defaults.put("http.port", Integer.toString(FreePort.near(8080)));
        return defaults;
    }
}
