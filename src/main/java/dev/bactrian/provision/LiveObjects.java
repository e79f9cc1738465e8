package dev.bactrian.provision;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Quoting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the account has, as far as it matters: for each object a text of the properties that people change. Read in a few
 * SHOW commands per kind, whatever the number of objects. Immutable once read.
 */
public final class LiveObjects {

    /** The line of a table whose columns grow with the files loaded into it. */
    static final String EVOLVES = "enable_schema_evolution: Y";

    private final Map<ObjectId, String> descriptions;

    private LiveObjects(Map<ObjectId, String> descriptions) {
        this.descriptions = Map.copyOf(descriptions);
    }

    /** An account without anything, for planning offline. */
    public static LiveObjects none() {
        return of(Map.of());
    }

    static LiveObjects of(Map<ObjectId, String> descriptions) {
        return new LiveObjects(descriptions);
    }

    /** Reads what the account has of the given kinds, in the given database and at the account's own level. */
    static LiveObjects read(Account account, String database, Collection<ObjectKind> kinds) {
        Reading reading = new Reading(account, database);
        Set<ObjectKind> wanted = EnumSet.noneOf(ObjectKind.class);
        wanted.addAll(kinds);
        wanted.add(ObjectKind.DATABASE);
        for (ObjectKind kind : wanted) {
            if (kind.level() == ObjectKind.Level.ACCOUNT) {
                reading.add(kind);
            }
        }
        if (reading.found.containsKey(new ObjectId(ObjectKind.DATABASE, StatementReader.plain(database)))) {
            for (ObjectKind kind : wanted) {
                if (kind.level() == ObjectKind.Level.DATABASE || kind.level() == ObjectKind.Level.SCHEMA) {
                    reading.add(kind);
                }
            }
        }
        return new LiveObjects(reading.found);
    }

    Set<ObjectId> ids() {
        return descriptions.keySet();
    }

    boolean has(ObjectId id) {
        return descriptions.containsKey(id);
    }

    /** The properties of an object, a line each, or empty when the account does not have it. */
    Optional<String> description(ObjectId id) {
        return Optional.ofNullable(descriptions.get(id));
    }

    /** The columns that a table has. */
    List<String> columns(ObjectId table) {
        return description(table).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(Reading.COLUMN))
                .map(line -> line.substring(Reading.COLUMN.length(), line.lastIndexOf(": ")))
                .toList();
    }

    /** One reading of an account. */
    private static final class Reading {

        static final String COLUMN = "column ";

        private final Account account;
        private final String database;
        final Map<ObjectId, String> found = new TreeMap<>();

        Reading(Account account, String database) {
            this.account = account;
            this.database = database;
        }

        void add(ObjectKind kind) {
            switch (kind) {
                case ROLE -> show(kind, "SHOW ROLES");
                case USER -> show(kind, "SHOW USERS", "default_role", "disabled");
                case WAREHOUSE -> show(kind, "SHOW WAREHOUSES", "size", "auto_suspend", "auto_resume");
                case STORAGE_INTEGRATION -> show(kind, "SHOW STORAGE INTEGRATIONS", "enabled");
                case DATABASE -> show(kind, "SHOW DATABASES");
                case SCHEMA -> show(kind, "SHOW SCHEMAS" + inDatabase());
                case FILE_FORMAT -> show(kind, "SHOW FILE FORMATS" + inDatabase(), "type", "format_options");
                case SEQUENCE -> show(kind, "SHOW SEQUENCES" + inDatabase(), "interval");
                case TABLE -> tables();
                case VIEW -> show(kind, "SHOW VIEWS" + inDatabase(), "text");
                case STAGE -> show(kind, "SHOW STAGES" + inDatabase(), "url", "type", "storage_integration");
                case STREAM -> show(kind, "SHOW STREAMS" + inDatabase(), "table_name", "mode");
                case PIPE -> show(kind, "SHOW PIPES" + inDatabase(), "definition");
                case TASK ->
                    show(
                            kind,
                            "SHOW TASKS" + inDatabase(),
                            "state",
                            "schedule",
                            "predecessors",
                            "warehouse",
                            "definition",
                            "condition");
                case PROCEDURE -> routines(kind, "PROCEDURE");
                case FUNCTION -> routines(kind, "FUNCTION");
                case GRANT, STATEMENT -> throw new IllegalArgumentException("nobody can see a " + kind.words());
            }
        }

        private String inDatabase() {
            return " IN DATABASE " + Quoting.identifier(database);
        }

        private void show(ObjectKind kind, String command, String... properties) {
            account.show("list each %s".formatted(kind.words()), command, row -> {
                List<String> lines = new ArrayList<>();
                for (String property : properties) {
                    lines.add((property + ": " + text(row, property)).strip());
                }
                found.put(new ObjectId(kind, nameOf(kind, row)), String.join("\n", lines));
                return kind;
            });
        }

        private static String text(ResultSet row, String column) throws SQLException {
            String value = row.getString(column);
            return value == null ? "" : value.strip();
        }

        private String nameOf(ObjectKind kind, ResultSet row) throws SQLException {
            String name = StatementReader.plain(row.getString("name"));
            return switch (kind.level()) {
                case ACCOUNT, NONE -> name;
                case DATABASE -> StatementReader.plain(database) + "." + name;
                case SCHEMA ->
                    StatementReader.plain(database) + "." + StatementReader.plain(row.getString("schema_name")) + "."
                            + name;
            };
        }

        private void tables() {
            show(ObjectKind.TABLE, "SHOW TABLES" + inDatabase(), "enable_schema_evolution");
            Map<ObjectId, List<String>> columns = new LinkedHashMap<>();
            String sql = """
                    SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE
                    FROM %s.INFORMATION_SCHEMA.COLUMNS
                    WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
                    ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION""".formatted(Quoting.identifier(database));
            account.query("list columns", sql, row -> {
                ObjectId table = inSchema(ObjectKind.TABLE, row.getString(1), row.getString(2));
                String precision =
                        row.getString(5) == null ? "" : "(%s, %s)".formatted(row.getString(5), row.getString(6));
                return columns.computeIfAbsent(table, id -> new ArrayList<>())
                        .add(COLUMN + row.getString(3) + ": " + row.getString(4) + precision);
            });
            columns.forEach((table, lines) ->
                    found.computeIfPresent(table, (id, shown) -> String.join("\n", lines) + "\n" + shown));
        }

        private void routines(ObjectKind kind, String word) {
            String sql = """
                    SELECT %1$s_SCHEMA, %1$s_NAME, ARGUMENT_SIGNATURE, %1$s_DEFINITION
                    FROM %2$s.INFORMATION_SCHEMA.%1$sS""".formatted(word, Quoting.identifier(database));
            account.query("list each %s".formatted(kind.words()), sql, row -> {
                ObjectId id = inSchema(kind, row.getString(1), row.getString(2));
                String name = id.name() + types(row.getString(3));
                String definition = row.getString(4);
                return found.put(
                        new ObjectId(kind, name), "definition: " + (definition == null ? "" : definition.strip()));
            });
        }

        /** {@code (A VARCHAR, B NUMBER)} is {@code (VARCHAR, NUMBER)}. */
        private static String types(String signature) {
            List<String> types = new ArrayList<>();
            String inner = signature.strip().replaceAll("^\\(|\\)$", "");
            for (String argument : inner.split(",", -1)) {
                String[] words = argument.strip().split("\\s+", -1);
                if (words.length > 1) {
                    types.add(words[1].replaceAll("\\(.*", ""));
                }
            }
            return "(" + String.join(", ", types) + ")";
        }

        private ObjectId inSchema(ObjectKind kind, String schema, String name) {
            return new ObjectId(
                    kind,
                    StatementReader.plain(database) + "." + StatementReader.plain(schema) + "."
                            + StatementReader.plain(name));
        }
    }
}
