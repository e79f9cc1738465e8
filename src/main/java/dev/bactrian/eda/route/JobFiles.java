package dev.bactrian.eda.route;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.EdaJob;
import dev.bactrian.config.Spelling;
import dev.bactrian.eda.JobSpec;
import dev.bactrian.snowflake.SqlScript;
import dev.bactrian.snowflake.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of EDA jobs under {@code sql/eda/}: the query and, beside it, the YAML of steps. Read anew whenever a job runs. */
public final class JobFiles {
    private final Path folder;
    private final Map<String, String> variables;

    /**
     * Knows where to look.
     *
     * @param sql the folder {@code sql/}
     * @param variables what <code>${database}</code> and the like stand for in queries
     */
    public JobFiles(Path sql, Map<String, String> variables) {
        this.folder = sql.resolve("eda");
        this.variables = Map.copyOf(variables);
    }

    /** A job with what its files say, checked. */
    public record Definition(EdaJob job, String query, JobSpec spec, String fingerprint) {}

    public Definition read(EdaJob job) {
        Path yaml = find(job, job.name() + ".yaml");
        Path sql = yaml.resolveSibling(job.name() + ".sql");
        if (!Files.exists(sql)) {
            throw new ConfigurationException("Unable to read EDA job '%s': there is no '%s' beside '%s'. Add its query."
                    .formatted(job.name(), sql.getFileName(), yaml));
        }
        String steps = text(yaml);
        List<SqlStatement> statements = SqlScript.read(sql, variables).statements();
        if (statements.size() != 1) {
            throw new ConfigurationException(
                    "Unable to read EDA job '%s': '%s' holds %d statements. Leave the one query in it."
                            .formatted(job.name(), sql, statements.size()));
        }
        String query = statements.get(0).text();
        return new Definition(job, query, JobSpec.read(yaml.toString(), steps), fingerprint(query + "\0" + steps));
    }

    private Path find(EdaJob job, String file) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all =
                    files.filter(path -> path.toString().endsWith(".yaml")).toList();
            return all.stream()
                    .filter(path -> path.getFileName().toString().equals(file))
                    .findFirst()
                    .orElseThrow(() -> new ConfigurationException(
                            "Unable to read EDA job '%s': there is no file '%s' in '%s' or below. %s"
                                    .formatted(job.name(), file, folder, hint(file, all))));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Unable to read EDA job '%s': %s. Mend the folder '%s'.".formatted(job.name(), e, folder), e);
        }
    }

    private static String hint(String file, List<Path> all) {
        return Spelling.nearest(
                        file,
                        all.stream().map(path -> path.getFileName().toString()).toList())
                .map("Did you mean '%s'?"::formatted)
                .orElse("Add it.");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read file '%s': %s. Mend it.".formatted(file, e), e);
        }
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
