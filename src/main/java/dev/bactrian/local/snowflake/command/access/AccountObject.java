package dev.bactrian.local.snowflake.command.access;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.Secret;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * CREATE, ALTER and DROP of a warehouse, role or user (docs.snowflake.com/en/sql-reference/sql/create-warehouse, …/create-role,
 * …/create-user, …/alter-warehouse, …/alter-user).
 */
record AccountObject(ObjectKind kind) {
    private static final Set<String> SECRETS = Set.of("PASSWORD", "TOKEN");

    StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("CREATE");
        boolean orReplace = cursor.accept("OR", "REPLACE");
        boolean orAlter = !orReplace && cursor.accept("OR", "ALTER");
        cursor.expect(kind.name());
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = QualifiedName.of(cursor.identifier());
        Optional<CatalogObject> found = session.catalog().find(kind, name);
        if (found.isPresent() && ifNotExists) {
            return status(name.last() + " already exists, statement succeeded.");
        }
        if (found.isPresent() && !orReplace && !orAlter) {
            throw SnowflakeError.alreadyExists(name.last());
        }
        cursor.accept("WITH");
        Map<String, Object> properties = new HashMap<>();
        options(cursor, properties);
        cursor.expectEnd();
        if (kind == ObjectKind.WAREHOUSE) {
            boolean suspended = "TRUE".equalsIgnoreCase(String.valueOf(properties.remove("INITIALLY_SUSPENDED")));
            properties.put("STATE", suspended ? "SUSPENDED" : "STARTED");
            session.control().use(ObjectKind.WAREHOUSE, name.last());
        }
        put(name, properties, "", session);
        return status(word() + " " + name.last() + " successfully created.");
    }

    StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = QualifiedName.of(named(cursor) ? cursor.identifier() : current(session));
        Optional<CatalogObject> found = session.catalog().find(kind, name);
        if (found.isEmpty() && ifExists) {
            return status("Statement executed successfully.");
        }
        CatalogObject object = found.orElseThrow(() -> SnowflakeError.doesNotExist(word(), name.last()));
        Map<String, Object> properties = new HashMap<>(object.properties());
        String comment = object.comment();
        QualifiedName after = name;
        if (cursor.accept("SET")) {
            options(cursor, properties);
        } else if (cursor.accept("UNSET")) {
            do {
                String option = cursor.identifier();
                comment = option.equals("COMMENT") ? "" : comment;
                properties.remove(option);
            } while (cursor.acceptSymbol(","));
        } else if (cursor.accept("RENAME", "TO")) {
            after = QualifiedName.of(cursor.identifier());
            session.catalog().remove(kind, name);
        } else if (kind == ObjectKind.WAREHOUSE && cursor.accept("SUSPEND")) {
            suspend(name, properties, true);
        } else if (kind == ObjectKind.WAREHOUSE && cursor.accept("RESUME")) {
            boolean ifSuspended = cursor.accept("IF", "SUSPENDED");
            if (!ifSuspended || "SUSPENDED".equals(properties.get("STATE"))) {
                suspend(name, properties, false);
            }
        } else if (kind == ObjectKind.WAREHOUSE && cursor.accept("ABORT", "ALL", "QUERIES")) {
            throw SnowflakeError.notSupported("ALTER WAREHOUSE ABORT ALL QUERIES");
        } else {
            throw SnowflakeError.notSupported("ALTER " + kind + " " + cursor.rest());
        }
        cursor.expectEnd();
        put(after, properties, comment, session);
        return status("Statement executed successfully.");
    }

    private static boolean named(TokenCursor cursor) {
        return !cursor.looksAt("SET") && !cursor.looksAt("SUSPEND") && !cursor.looksAt("RESUME");
    }

    private String current(SessionContext session) {
        return switch (kind) {
            case WAREHOUSE -> Objects.requireNonNullElse(session.warehouse(), "");
            case USER -> session.user();
            default -> Objects.requireNonNullElse(session.role(), "");
        };
    }

    private static void suspend(QualifiedName warehouse, Map<String, Object> properties, boolean suspend) {
        String state = suspend ? "SUSPENDED" : "STARTED";
        if (state.equals(properties.get("STATE"))) {
            throw new SnowflakeError(
                    90064,
                    "22000",
                    suspend
                            ? "Invalid state. Warehouse '" + warehouse.last() + "' cannot be suspended."
                            : "Invalid state. Warehouse '" + warehouse.last() + "' is already running.");
        }
        properties.put("STATE", state);
    }

    StatementResult drop(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("DROP", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = QualifiedName.of(cursor.identifier());
        cursor.expectEnd();
        if (!session.catalog().remove(kind, name)) {
            if (ifExists) {
                return status("Drop statement executed successfully (" + name.last() + " already dropped).");
            }
            throw SnowflakeError.doesNotExist(word(), name.last());
        }
        if (kind == ObjectKind.WAREHOUSE && name.last().equals(session.warehouse())) {
            session.control().use(ObjectKind.WAREHOUSE, null);
        }
        return status(name.last() + " successfully dropped.");
    }

    private static void options(TokenCursor cursor, Map<String, Object> properties) {
        for (Map.Entry<String, Object> option : cursor.options().entrySet()) {
            String value = option.getValue() instanceof Token token ? token.value() : text(option.getValue());
            properties.put(option.getKey(), SECRETS.contains(option.getKey()) ? Secret.stored(value) : value);
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof Token token ? token.text() : String.valueOf(item))
                        .collect(Collectors.joining(", ", "(", ")"))
                : value.toString();
    }

    private void put(QualifiedName name, Map<String, Object> properties, String comment, SessionContext session) {
        Object said = properties.remove("COMMENT");
        Optional<CatalogObject> old = session.catalog().find(kind, name);
        session.catalog()
                .put(new CatalogObject(
                        kind,
                        name,
                        properties,
                        old.map(CatalogObject::createdOn)
                                .orElseGet(() -> session.clock().instant()),
                        Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                        said == null ? comment : said.toString()));
    }

    private String word() {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }
}
