package dev.bactrian.provision;

import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Token;
import dev.bactrian.snowflake.Quoting;
import dev.bactrian.snowflake.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a statement which object it makes. Use once. */
final class StatementReader {

    private static final Set<String> ADJECTIVES =
            Set.of("TRANSIENT", "SECURE", "RECURSIVE", "TEMPORARY", "TEMP", "VOLATILE", "LOCAL", "GLOBAL", "HYBRID");
    private static final Set<String> TABLE_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK");

    private final SqlStatement statement;
    private final List<Token> tokens;
    private final String database;
    private int at;
    private boolean ifNotExists;

    StatementReader(SqlStatement statement, String database) {
        this.statement = statement;
        this.tokens = Lexer.tokens(statement.text());
        this.database = database;
    }

    DesiredObject read() {
        if (!tokens.isEmpty() && tokens.get(0).is("GRANT")) {
            return other(ObjectKind.GRANT);
        }
        if (tokens.isEmpty() || !tokens.get(0).is("CREATE")) {
            return other(ObjectKind.STATEMENT);
        }
        at = 1;
        if (peek("OR")) {
            at += 2;
        }
        while (at < tokens.size() && ADJECTIVES.contains(tokens.get(at).name())) {
            at++;
        }
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind.canBeSeen() && startsWith(kind.sql().split(" "))) {
                at += kind.sql().split(" ").length;
                return named(kind);
            }
        }
        return other(ObjectKind.STATEMENT);
    }

    private DesiredObject named(ObjectKind kind) {
        if (startsWith("IF", "NOT", "EXISTS")) {
            ifNotExists = true;
            at += 3;
        }
        String name = qualified(kind, name());
        List<String> columns = List.of();
        if (kind == ObjectKind.PROCEDURE || kind == ObjectKind.FUNCTION) {
            name += argumentTypes();
        } else if (kind == ObjectKind.TABLE && peek("(")) {
            columns = columns();
        }
        return new DesiredObject(
                new ObjectId(kind, name),
                statement,
                ifNotExists,
                false,
                columns,
                kind == ObjectKind.TASK ? predecessors() : List.of());
    }

    private DesiredObject other(ObjectKind kind) {
        String words = tokens.stream().map(Token::text).collect(Collectors.joining(" "));
        String name = kind == ObjectKind.GRANT ? words : statement.place() + " " + words;
        return new DesiredObject(
                new ObjectId(kind, name.length() > 200 ? name.substring(0, 200) : name),
                statement,
                true,
                false,
                List.of(),
                List.of());
    }

    private List<String> name() {
        List<String> parts = new ArrayList<>();
        while (at < tokens.size() && tokens.get(at).isName()) {
            parts.add(tokens.get(at).name());
            at++;
            if (!peek(".")) {
                break;
            }
            at++;
        }
        return parts;
    }

    private String qualified(ObjectKind kind, List<String> parts) {
        int wanted = switch (kind.level()) {
            case ACCOUNT, NONE -> 1;
            case DATABASE -> 2;
            case SCHEMA -> 3;
        };
        List<String> full = new ArrayList<>(parts);
        if (full.size() == wanted - 1 && wanted > 1) {
            full.add(0, database);
        }
        if (full.size() != wanted) {
            throw new IllegalArgumentException(
                    "Unable to provision the %s of '%s': its name '%s' does not say where it belongs. Write it with its schema, as in KPI.NAME."
                            .formatted(kind.words(), statement.place(), String.join(".", parts)));
        }
        return full.stream().map(StatementReader::plain).collect(Collectors.joining("."));
    }

    static String plain(String part) {
        return part.matches("[A-Z_][A-Z0-9_$]*") ? part : Quoting.identifier(part);
    }

    /** {@code (a VARCHAR, b NUMBER(10, 2) DEFAULT 1)} is {@code (VARCHAR, NUMBER)}. */
    private String argumentTypes() {
        List<String> types = new ArrayList<>();
        for (List<Token> argument : parenthesised()) {
            int type = argument.size() > 2 && argument.get(0).isOneOf("IN", "OUT", "INOUT") ? 2 : 1;
            if (argument.size() > type) {
                types.add(argument.get(type).name());
            }
        }
        return "(" + String.join(", ", types) + ")";
    }

    private List<String> columns() {
        return parenthesised().stream()
                .filter(definition -> !definition.isEmpty())
                .map(definition -> definition.get(0))
                .filter(first -> first.kind() == Token.Kind.QUOTED_NAME || !TABLE_CONSTRAINTS.contains(first.name()))
                .map(Token::name)
                .toList();
    }

    private List<List<Token>> parenthesised() {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (depth == 1 && token.is(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else if (depth > 1 || !token.is("(")) {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    private List<String> predecessors() {
        List<String> names = new ArrayList<>();
        for (; at < tokens.size() && !peek("AS"); at++) {
            if (peek("AFTER")) {
                do {
                    at++;
                    names.add(qualified(ObjectKind.TASK, name()));
                } while (peek(","));
                at--;
            } else if (startsWith("FINALIZE", "=")) {
                at += 2;
                names.add(qualified(ObjectKind.TASK, name()));
                at--;
            }
        }
        return names;
    }

    private boolean peek(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean startsWith(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }
}
