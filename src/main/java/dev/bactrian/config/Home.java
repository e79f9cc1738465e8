package dev.bactrian.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that holds {@code routes/}, {@code sql/} and {@code application.properties}: what a user edits. */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Finds the home: the given folder, else the working folder if it has {@code routes/}, else the jar's folder or the
     * one above it.
     */
    public static Home locate(@Nullable Path given) {
        if (given != null) {
            if (!Files.isDirectory(given.resolve("routes"))) {
                throw new ConfigurationException(
                        "Unable to use home '%s': it has no folder 'routes'. Give --home the folder that holds routes/ and sql/."
                                .formatted(given));
            }
            return new Home(given);
        }
        List<Path> candidates = candidates();
        return candidates.stream()
                .filter(folder -> Files.isDirectory(folder.resolve("routes")))
                .findFirst()
                .map(Home::new)
                .orElseThrow(() -> new ConfigurationException(
                        "Unable to find home 'routes': none of %s has it. Start in the folder that holds routes/ and sql/, or give it with --home."
                                .formatted(candidates)));
    }

    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        folders.add(Path.of("").toAbsolutePath());
        try {
            var source = Home.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                Path jar = Path.of(source.getLocation().toURI());
                for (Path folder = jar.getParent(); folder != null && folders.size() < 3; folder = folder.getParent()) {
                    folders.add(folder);
                }
            }
        } catch (URISyntaxException e) {
            throw new ConfigurationException("Unable to find home 'routes': the jar's own place is unreadable.", e);
        }
        return folders;
    }

    public Path routes() {
        return folder.resolve("routes");
    }

    public Path sql() {
        return folder.resolve("sql");
    }

    public Path properties() {
        return folder.resolve("application.properties");
    }

    /** Where the embedded S3 server and the local Snowflake endpoint keep their files. */
    public Path state() {
        return folder.resolve(".bactrian");
    }
}
