package dev.bactrian.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Processor;

/** Who may import whom, as rules over the packages below a root; the root is the application's, or the violators'. */
final class Arrows {
    /** Features, and the other features that each may read. */
    private static final Map<String, Set<String>> FEATURES = Map.of(
            "ingest", Set.of(),
            "eda", Set.of(),
            "kpi", Set.of(),
            "provision", Set.of("kpi"),
            "monitor", Set.of("kpi"),
            "powerbi", Set.of("kpi"));

    private static final Set<String> FLOOR = Set.of("config", "snowflake");

    private Arrows() {}

    /** Each rule by the sentence that it enforces. */
    static Map<String, ArchRule> below(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("local imports nothing of the application", noImport(root, Set.of("local"), everythingBut("local")));
        rules.put("only cli starts what is local", noImport(root, everythingBut("local", "cli"), Set.of("local")));
        FEATURES.forEach((feature, readable) -> rules.put(
                "feature " + feature + " imports no other feature but " + new TreeSet<>(readable),
                noImport(root, Set.of(feature), others(feature, readable))));
        rules.put(
                "config and snowflake import no feature, no command, no sample",
                noImport(root, FLOOR, everythingBut("config", "snowflake", "local")));
        rules.put(
                "the sample imports nothing of the application",
                noImport(root, Set.of("sample"), everythingBut("sample")));
        rules.put(
                "the Snowflake driver is used in snowflake only",
                outside(root, List.of("snowflake", "local.snowflake"), "net.snowflake.."));
        rules.put(
                "DuckDB is used in the engine only", outside(root, List.of("local.snowflake.engine"), "org.duckdb.."));
        rules.put(
                "Camel is used in cli and in the features' processors only",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .and()
                        .resideOutsideOfPackages(root, root + ".cli..", root + ".*.route..")
                        .and()
                        .areNotAssignableTo(Processor.class)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.camel..")
                        .allowEmptyShould(true));
        rules.put(
                "EDA knows no JDBC but in its processors",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".eda..")
                        .and()
                        .resideOutsideOfPackage(root + ".eda.route..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..")
                        .allowEmptyShould(true));
        return rules;
    }

    private static ArchRule noImport(String root, Set<String> from, Set<String> to) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(root, from))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(root, to))
                .allowEmptyShould(true);
    }

    private static ArchRule outside(String root, List<String> homes, String library) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(packages(root, Set.copyOf(homes)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true);
    }

    private static Set<String> others(String feature, Set<String> readable) {
        Set<String> others = new TreeSet<>(FEATURES.keySet());
        others.remove(feature);
        others.removeAll(readable);
        others.addAll(Set.of("cli", "sample"));
        return others;
    }

    private static Set<String> everythingBut(String... exempt) {
        Set<String> all = new TreeSet<>(FEATURES.keySet());
        all.addAll(FLOOR);
        all.addAll(Set.of("cli", "sample", "local"));
        all.removeAll(Set.of(exempt));
        return all;
    }

    private static String[] packages(String root, Set<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
