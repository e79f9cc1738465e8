package dev.bactrian.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Query;
import dev.bactrian.kpi.query.QueryParser;
import dev.bactrian.kpi.query.Token;
import dev.bactrian.kpi.query.UniqueKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which columns make the rows of a table unique, as far as the files say: a view's query, the steps of an EDA job, and
 * PRIMARY KEY or UNIQUE of a table. Used by one thread.
 */
final class KnownKeys {

    private final Map<String, Set<Set<String>>> keys = new HashMap<>();

    Map<String, Set<Set<String>>> keys() {
        return Map.copyOf(keys);
    }

    /** Takes the keys of a view or a table from its statement. */
    void add(DesiredObject object) {
        List<Token> tokens = Lexer.tokens(object.statement().text());
        String name = inSchema(object.id());
        if (object.id().kind() == ObjectKind.VIEW) {
            for (int at = 0; at + 1 < tokens.size(); at++) {
                if (tokens.get(at).is("AS") && tokens.get(at + 1).isOneOf("SELECT", "WITH")) {
                    Query query = QueryParser.parse(tokens.subList(at + 1, tokens.size()));
                    keys.put(name, new UniqueKeys(keys).of(query, query));
                    return;
                }
            }
        } else if (object.id().kind() == ObjectKind.TABLE) {
            constraints(name, tokens);
        }
    }

    private void constraints(String name, List<Token> tokens) {
        for (int at = 0; at + 1 < tokens.size(); at++) {
            boolean primary = tokens.get(at).is("PRIMARY") && tokens.get(at + 1).is("KEY");
            int open = primary ? at + 2 : at + 1;
            if ((primary || tokens.get(at).is("UNIQUE"))
                    && open < tokens.size()
                    && tokens.get(open).is("(")) {
                Set<String> key = new HashSet<>();
                for (int in = open + 1; in < tokens.size() && !tokens.get(in).is(")"); in++) {
                    if (tokens.get(in).isName()) {
                        key.add(tokens.get(in).name());
                    }
                }
                keys.computeIfAbsent(name, none -> new HashSet<>()).add(key);
            }
        }
    }

    static String inSchema(ObjectId id) {
        return id.name().substring(id.name().indexOf('.') + 1);
    }

    /** Takes targets and keys from the YAML files of EDA jobs, and returns the targets. */
    Set<String> addJobs(Path edaFolder) {
        Set<String> targets = new HashSet<>();
        if (!Files.isDirectory(edaFolder)) {
            return targets;
        }
        try (Stream<Path> files = Files.walk(edaFolder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                job(new YAMLMapper().readTree(file.toFile()), targets);
            }
        } catch (IOException e) {
            // why: a file that is no YAML is the EDA check's to report; here it only says nothing about keys.
            return targets;
        }
        return targets;
    }

    private void job(JsonNode job, Set<String> targets) {
        if (!job.hasNonNull("target")) {
            return;
        }
        String target = "EDA." + job.path("target").asText().toUpperCase(Locale.ROOT);
        targets.add(target);
        Set<String> key = new HashSet<>();
        for (JsonNode step : job.path("steps")) {
            JsonNode distinct = step.path("distinct").path("key");
            JsonNode aggregate = step.path("aggregate").path("by");
            if (!distinct.isMissingNode() || !aggregate.isMissingNode()) {
                key = names(distinct.isMissingNode() ? aggregate : distinct);
            }
        }
        if (!key.isEmpty()) {
            keys.put(target, Set.of(key));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        if (node.isTextual()) {
            names.add(node.asText().toUpperCase(Locale.ROOT));
        }
        node.forEach(each -> names.add(each.asText().toUpperCase(Locale.ROOT)));
        return names;
    }
}
