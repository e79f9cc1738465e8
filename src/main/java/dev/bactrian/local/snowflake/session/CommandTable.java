package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.SystemFunction;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All commands and functions of the features, found by a statement's leading words. Immutable. */
public final class CommandTable {
    private static final int LONGEST_KEY = 4;

    /** Words between the verb and the kind of object that do not choose the command. */
    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "ALTER",
            "TRANSIENT",
            "TEMPORARY",
            "TEMP",
            "LOCAL",
            "GLOBAL",
            "VOLATILE",
            "SECURE",
            "RECURSIVE",
            "TERSE");

    private static final Map<String, String> SYNONYMS =
            Map.of("DESC", "DESCRIBE", "WITH", "SELECT", "VALUES", "SELECT");

    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, TableFunction> tableFunctions = new HashMap<>();
    private final Map<String, SystemFunction> systemFunctions = new HashMap<>();

    public CommandTable(List<Feature> features) {
        for (Feature feature : features) {
            feature.commands().forEach((key, value) -> add(commands, key, value));
            feature.tableFunctions().forEach((key, value) -> add(tableFunctions, key, value));
            feature.systemFunctions().forEach((key, value) -> add(systemFunctions, key, value));
        }
    }

    private static <T> void add(Map<String, T> table, String key, T value) {
        if (table.put(key, value) != null) {
            throw new IllegalArgumentException("Two features answer '" + key + "'.");
        }
    }

    public Map<String, TableFunction> tableFunctions() {
        return Map.copyOf(tableFunctions);
    }

    public Map<String, SystemFunction> systemFunctions() {
        return Map.copyOf(systemFunctions);
    }

    /** The command with the longest key that the statement starts with. Throws 001003 or 000002 when there is none. */
    Entry find(List<Token> tokens) {
        List<String> words = leadingWords(tokens);
        for (int length = words.size(); length > 0; length--) {
            String key = String.join(" ", words.subList(0, length));
            Optional<Command> command = Optional.ofNullable(commands.get(key));
            if (command.isPresent()) {
                return new Entry(key, command.get());
            }
        }
        if (words.isEmpty() || !Verb.known(words.get(0))) {
            Token first = tokens.get(0);
            throw SnowflakeError.syntax(
                    "syntax error line 1 at position " + first.start() + " unexpected '" + first.text() + "'.");
        }
        throw SnowflakeError.notSupported(String.join(" ", words.subList(0, Math.min(2, words.size()))));
    }

    static List<String> leadingWords(List<Token> tokens) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < tokens.size() && tokens.get(at).isSymbol("(")) {
            at++;
        }
        if (at > 0) {
            return List.of("SELECT");
        }
        for (Token token : tokens) {
            if (token.kind() != Token.Kind.WORD || words.size() == LONGEST_KEY) {
                break;
            }
            boolean modifier = !words.isEmpty() && MODIFIERS.contains(token.value());
            if (!modifier) {
                words.add(words.isEmpty() ? SYNONYMS.getOrDefault(token.value(), token.value()) : token.value());
            }
        }
        boolean opensTransaction =
                !words.isEmpty() && words.get(0).equals("BEGIN") && StatementSplitter.isTransaction(tokens, 0);
        return opensTransaction ? List.of("BEGIN", "TRANSACTION") : words;
    }

    /** A command and the key it was found by. */
    record Entry(String key, Command command) {}
}
