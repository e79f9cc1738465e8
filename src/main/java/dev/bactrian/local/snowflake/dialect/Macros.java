package dev.bactrian.local.snowflake.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Snowflake's functions as macros of the engine ({@code macros.sql}), in an order in which the engine takes them. The engine binds a
 * macro's body when it creates it, and cannot choose among typed overloads for a parameter without type. So each macro is first created
 * as a stub, then those without typed overloads, then those with, callers before the called.
 */
public final class Macros {
    private static final Pattern HEAD = Pattern.compile("CREATE OR REPLACE MACRO (SF_\\w+)(\\(.*)", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile(";\\s*(\\n|$)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern CALL = Pattern.compile("\\b(SF_\\w+)\\(");
    private static final Pattern TYPED = Pattern.compile(
            "\\w+ (VARCHAR|VARIANT|BOOLEAN|DOUBLE|HUGEINT|DATE|TIMESTAMP|TIMESTAMPTZ|TIME|BLOB|JSON)[,)]");

    private final Map<String, String> definitions = new LinkedHashMap<>();

    private Macros(String script) {
        String code = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (String statement : END.splitAsStream(code).toList()) {
            Matcher head = HEAD.matcher(statement.strip());
            if (head.matches()) {
                definitions.put(head.group(1), head.group(2));
            } else if (!statement.isBlank()) {
                throw new IllegalStateException("Unable to read macro '" + statement.strip() + "': it is no macro.");
            }
        }
    }

    /** The statements that create all macros; they may run again. */
    public static List<String> statements() {
        return new Macros(resource("macros.sql")).ordered();
    }

    /** A text file beside this class. */
    public static String resource(String name) {
        try (InputStream in = Macros.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Unable to read resource '" + name + "': it is not in the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parameters of each macro's forms, by the macro's name without {@code SF_}. */
    public static Map<String, List<List<String>>> parameters() {
        Map<String, List<List<String>>> parameters = new LinkedHashMap<>();
        new Macros(resource("macros.sql"))
                .definitions.forEach((name, rest) -> parameters.put(
                        name.substring(3),
                        signatures(rest).stream()
                                .map(signature -> signature.substring(0, signature.length() - 1))
                                .map(list -> list.isBlank()
                                        ? List.<String>of()
                                        : COMMA.splitAsStream(list.strip()).toList())
                                .toList()));
        return parameters;
    }

    private List<String> ordered() {
        List<String> statements = new ArrayList<>();
        Set<String> typed = new LinkedHashSet<>();
        definitions.forEach((name, rest) -> {
            if (!isTable(rest)) {
                statements.add(create(name, stub(rest)));
            }
        });
        definitions.forEach((name, rest) -> {
            if (signatures(rest).stream()
                    .anyMatch(signature -> TYPED.matcher(signature).find())) {
                typed.add(name);
            } else {
                statements.add(create(name, rest));
            }
        });
        Set<String> done = new LinkedHashSet<>();
        typed.forEach(name -> visit(name, typed, done));
        List<String> calledFirst = new ArrayList<>(done);
        for (int i = calledFirst.size() - 1; i >= 0; i--) {
            String name = calledFirst.get(i);
            statements.add(create(name, definitions.getOrDefault(name, "")));
        }
        return statements;
    }

    private void visit(String name, Set<String> typed, Set<String> done) {
        if (done.contains(name)) {
            return;
        }
        Set<String> called = new LinkedHashSet<>();
        Matcher calls = CALL.matcher(definitions.getOrDefault(name, ""));
        while (calls.find()) {
            called.add(calls.group(1));
        }
        called.remove(name);
        called.stream().filter(typed::contains).forEach(other -> visit(other, typed, done));
        done.add(name);
    }

    private static String create(String name, String rest) {
        return "CREATE OR REPLACE MACRO " + name + rest;
    }

    private static boolean isTable(String rest) {
        return signatures(rest).isEmpty() || rest.contains(") AS TABLE");
    }

    /** The first parameter for each number of parameters. */
    private static String stub(String rest) {
        return signatures(rest).stream()
                .map(signature -> signature.isBlank() || signature.equals(")")
                        ? 0
                        : (int) COMMA.splitAsStream(signature).count())
                .distinct()
                .map(count ->
                        IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.joining(", ", "(", ")"))
                                + " AS " + (count == 0 ? "NULL" : "p0"))
                .collect(Collectors.joining(", "));
    }

    /** The parameter lists of a macro's overloads: what stands in parentheses before AS, outside of any body. */
    private static List<String> signatures(String rest) {
        List<String> signatures = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?:^|,\\s+)\\(([^()]*\\)) AS ").matcher(rest);
        while (matcher.find()) {
            signatures.add(matcher.group(1));
        }
        return signatures;
    }
}
