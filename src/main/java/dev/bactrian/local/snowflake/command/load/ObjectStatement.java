package dev.bactrian.local.snowflake.command.load;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What CREATE, ALTER and DROP of the objects of this package have in common: their words, their existing or missing objects, their answers.
 *
 * @param noun the kind in Snowflake's messages: {@code Stage}, {@code File format}
 * @param words the kind in statements: {@code FILE FORMAT}
 */
public record ObjectStatement(ObjectKind kind, String noun, List<String> words, boolean inSchema) {
    public ObjectStatement {
        words = List.copyOf(words);
    }

    public static final ObjectStatement STAGE = new ObjectStatement(ObjectKind.STAGE, "Stage", List.of("STAGE"), true);
    public static final ObjectStatement FILE_FORMAT =
            new ObjectStatement(ObjectKind.FILE_FORMAT, "File format", List.of("FILE", "FORMAT"), true);
    public static final ObjectStatement PIPE = new ObjectStatement(ObjectKind.PIPE, "Pipe", List.of("PIPE"), true);
    public static final ObjectStatement INTEGRATION =
            new ObjectStatement(ObjectKind.INTEGRATION, "Integration", List.of("INTEGRATION"), false);

    /** What stands before an object's options in CREATE. */
    public record Head(boolean replace, boolean orAlter, boolean temporary, boolean ifNotExists, QualifiedName name) {}

    /** Reads {@code CREATE [OR REPLACE | OR ALTER] [TEMPORARY] kind [IF NOT EXISTS] name}. */
    public Head create(TokenCursor cursor, SessionContext session) {
        cursor.expect("CREATE");
        boolean replace = cursor.accept("OR", "REPLACE");
        boolean orAlter = !replace && cursor.accept("OR", "ALTER");
        boolean temporary = cursor.accept("TEMPORARY") || cursor.accept("TEMP") || cursor.accept("VOLATILE");
        if (kind == ObjectKind.INTEGRATION) {
            cursor.expect("STORAGE");
        }
        cursor.expect(words.toArray(String[]::new));
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        return new Head(replace, orAlter, temporary, ifNotExists, resolve(cursor.name(), session));
    }

    public QualifiedName resolve(QualifiedName name, SessionContext session) {
        return inSchema ? session.resolve(name) : QualifiedName.of(name.last());
    }

    /** The object of this name, or 002003. */
    public CatalogObject find(QualifiedName full, SessionContext session) {
        return session.catalog().find(kind, full).orElseThrow(() -> SnowflakeError.doesNotExist(noun, full.toString()));
    }

    /** The answer when nothing is to be made because the object is there already; throws 002002 when the statement does not allow for that. */
    public Optional<StatementResult> unlessNew(Head head, SessionContext session) {
        Optional<CatalogObject> existing = session.catalog().find(kind, head.name());
        if (existing.isEmpty() || head.replace() || head.orAlter()) {
            return Optional.empty();
        }
        if (head.ifNotExists()) {
            return Optional.of(status(head.name().last() + " already exists, statement succeeded."));
        }
        throw SnowflakeError.alreadyExists(head.name().toString());
    }

    /** Keeps a new object, or the new properties of one that is altered. */
    public void put(QualifiedName name, Map<String, Object> properties, SessionContext session) {
        Map<String, Object> kept = new LinkedHashMap<>(properties);
        Object comment = kept.remove("COMMENT");
        String role = session.role();
        session.catalog()
                .put(new CatalogObject(
                        kind,
                        name,
                        kept,
                        session.clock().instant(),
                        role == null ? "" : role,
                        comment == null ? "" : comment.toString()));
    }

    /** The object with other properties; its birth and owner stay. */
    public void change(CatalogObject object, Map<String, Object> properties, SessionContext session) {
        Map<String, Object> kept = new LinkedHashMap<>(properties);
        Object comment = kept.remove("COMMENT");
        session.catalog()
                .put(new CatalogObject(
                        kind,
                        object.name(),
                        kept,
                        object.createdOn(),
                        object.owner(),
                        comment == null ? object.comment() : comment.toString()));
    }

    /** DROP kind [IF EXISTS] name. The object that was dropped is given to {@code after}. */
    public StatementResult drop(
            TokenCursor cursor, SessionContext session, java.util.function.Consumer<CatalogObject> after) {
        cursor.expect("DROP");
        if (kind == ObjectKind.INTEGRATION) {
            cursor.accept("STORAGE");
        }
        cursor.expect(words.toArray(String[]::new));
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName full = resolve(cursor.name(), session);
        cursor.expectEnd();
        Optional<CatalogObject> object = session.catalog().find(kind, full);
        if (object.isEmpty()) {
            if (ifExists) {
                return status("Drop statement executed successfully (" + full.last() + " already dropped).");
            }
            throw SnowflakeError.doesNotExist(noun, full.toString());
        }
        session.catalog().remove(kind, full);
        after.accept(object.get());
        return status(full.last() + " successfully dropped.");
    }

    /** Reads {@code ALTER kind [IF EXISTS] name}; null when it is not there and that is allowed. */
    public @Nullable CatalogObject alter(TokenCursor cursor, SessionContext session) {
        cursor.expect("ALTER");
        if (kind == ObjectKind.INTEGRATION) {
            cursor.accept("STORAGE");
        }
        cursor.expect(words.toArray(String[]::new));
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName full = resolve(cursor.name(), session);
        Optional<CatalogObject> object = session.catalog().find(kind, full);
        if (object.isEmpty() && !ifExists) {
            throw SnowflakeError.doesNotExist(noun, full.toString());
        }
        return object.orElse(null);
    }

    /** The object under another name. */
    public void rename(CatalogObject object, QualifiedName to, SessionContext session) {
        if (session.catalog().find(kind, to).isPresent()) {
            throw SnowflakeError.alreadyExists(to.toString());
        }
        session.catalog().remove(kind, object.name());
        session.catalog()
                .put(new CatalogObject(
                        kind, to, object.properties(), object.createdOn(), object.owner(), object.comment()));
    }

    public static StatementResult succeeded() {
        return status("Statement executed successfully.");
    }

    public static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }
}
