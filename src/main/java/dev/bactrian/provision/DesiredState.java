package dev.bactrian.provision;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.snowflake.SqlScript;
import dev.bactrian.snowflake.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gathers the objects that an account should have, in the order in which they can be made: {@code sql/account},
 * {@code sql/ops}, {@code sql/raw}, stages and pipes of the data sets, every other folder, tables of EDA, KPIs, and last the
 * scripts of {@code sql/kpi}, which may build on all of them. Used by one thread.
 */
public final class DesiredState {

    private static final Pattern QUERY = Pattern.compile("(?is)\\s*(SELECT|WITH)\\b.*");
    private static final List<String> KNOWN_FOLDERS = List.of("account", "ops", "raw", "eda", "kpi");

    private final Path sqlFolder;
    private final Map<String, String> variables;
    private final String database;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final Set<SqlStatement> leftToEda = new HashSet<>();

    /**
     * @param variables by name, what <code>${name}</code> in the scripts stands for; {@code database} among them
     */
    public DesiredState(Path sqlFolder, Map<String, String> variables) {
        this.sqlFolder = sqlFolder;
        this.variables = Map.copyOf(variables);
        String name = variables.get("database");
        if (name == null) {
            throw new IllegalArgumentException("there is no variable 'database'");
        }
        this.database = name;
    }

    /** Gathers all, given what does not stand in scripts. */
    public List<DesiredObject> gather(
            List<SqlStatement> dataSets, List<SqlStatement> edaTables, List<SqlStatement> kpis) {
        folder("account");
        folder("ops");
        folder("raw");
        statements.addAll(dataSets);
        otherFolders().forEach(this::folder);
        statements.addAll(edaTables);
        leftToEda.addAll(edaTables);
        folder("eda");
        statements.addAll(kpis);
        folder("kpi");
        return objects();
    }

    private List<DesiredObject> objects() {
        List<DesiredObject> objects = new ArrayList<>();
        Map<ObjectId, DesiredObject> seen = new HashMap<>();
        for (SqlStatement statement : statements) {
            DesiredObject object = new StatementReader(statement, database).read();
            DesiredObject other = seen.putIfAbsent(object.id(), object);
            if (other != null && object.id().kind().canBeSeen()) {
                throw new ConfigurationException(
                        "Unable to provision %s: it is made twice, in '%s' and in '%s'. Remove one."
                                .formatted(
                                        object.id(),
                                        other.statement().place(),
                                        object.statement().place()));
            }
            objects.add(leftToEda.contains(statement) ? object.leftToOthers() : object);
        }
        return objects;
    }

    private List<String> otherFolders() {
        try (Stream<Path> folders = Files.list(sqlFolder)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !KNOWN_FOLDERS.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read folder '%s': %s.".formatted(sqlFolder, e), e);
        }
    }

    private void folder(String name) {
        Path folder = sqlFolder.resolve(name);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(this::script);
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read folder '%s': %s.".formatted(folder, e), e);
        }
    }

    /** why: below eda/ and kpi/ stand queries too; they belong to EDA jobs and KPIs and are not rolled out as they are. */
    private void script(Path file) {
        if (isQuery(file)) {
            return;
        }
        SqlScript script = SqlScript.read(file, variables);
        String name = Path.of("sql").resolve(sqlFolder.relativize(file)).toString();
        for (SqlStatement statement : script.statements()) {
            statements.add(new SqlStatement(statement.text(), name, statement.line()));
        }
    }

    private static boolean isQuery(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .findFirst()
                    .filter(line -> QUERY.matcher(line).matches())
                    .isPresent();
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read script '%s': %s.".formatted(file, e), e);
        }
    }
}
