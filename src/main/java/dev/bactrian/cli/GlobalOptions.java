package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class GlobalOptions {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Folder with routes/, sql/ and application.properties (default: found from here or the jar).")
    @Nullable
    Path home;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting for this run only, over application.properties and the environment.")
    Map<String, String> settings = new LinkedHashMap<>();

    Home home() {
        return Home.locate(home);
    }

    Settings settings(Home at) {
        return settings(at, Map.of());
    }

    /** The settings with {@code defaults} of the command's own, which {@code --set} may override. */
    Settings settings(Home at, Map<String, String> defaults) {
        Map<String, String> overrides = new HashMap<>(defaults);
        overrides.putAll(settings);
        return Settings.load(at, overrides);
    }
}
