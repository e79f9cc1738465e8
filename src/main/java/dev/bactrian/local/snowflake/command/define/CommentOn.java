package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** COMMENT [IF EXISTS] ON kind name IS 'text' (docs.snowflake.com/en/sql-reference/sql/comment). */
final class CommentOn implements Command {
    private static final Set<ObjectKind> IN_ACCOUNT =
            Set.of(ObjectKind.DATABASE, ObjectKind.WAREHOUSE, ObjectKind.ROLE, ObjectKind.USER, ObjectKind.INTEGRATION);

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("COMMENT");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        cursor.expect("ON");
        if (cursor.accept("COLUMN")) {
            column(cursor, session);
        } else {
            object(cursor, ifExists, session);
        }
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }

    private static void object(TokenCursor cursor, boolean ifExists, SessionContext session) {
        ObjectKind kind = kind(cursor);
        QualifiedName written = cursor.name();
        cursor.expect("IS");
        String comment = cursor.string();
        cursor.expectEnd();
        QualifiedName name = IN_ACCOUNT.contains(kind)
                ? written
                : kind == ObjectKind.SCHEMA ? Containers.schemaName(written, session) : session.resolve(written);
        Optional<CatalogObject> found = session.catalog().find(kind, name);
        if (found.isEmpty() && !ifExists) {
            throw SnowflakeError.doesNotExist(
                    kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT), written.toString());
        }
        found.ifPresent(object -> session.catalog()
                .put(new CatalogObject(
                        kind, object.name(), object.properties(), object.createdOn(), object.owner(), comment)));
    }

    private static ObjectKind kind(TokenCursor cursor) {
        if (cursor.accept("FILE", "FORMAT")) {
            return ObjectKind.FILE_FORMAT;
        }
        cursor.accept("STORAGE");
        String word = cursor.identifier();
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind.name().equals(word) && kind != ObjectKind.GRANT) {
                return kind;
            }
        }
        throw SnowflakeError.notSupported("COMMENT ON " + word);
    }

    private static void column(TokenCursor cursor, SessionContext session) {
        QualifiedName path = cursor.name();
        List<String> parts = path.parts();
        String column = parts.get(parts.size() - 1);
        if (cursor.acceptSymbol(".")) {
            column = cursor.identifier();
        } else {
            parts = parts.subList(0, parts.size() - 1);
        }
        cursor.expect("IS");
        String comment = cursor.string();
        cursor.expectEnd();
        TableStore store = new TableStore(session);
        CatalogObject table = store.require(session.resolve(new QualifiedName(parts)));
        TableDefinition definition = TableDefinition.of(table);
        store.put(
                table.name(),
                definition.replace(column, definition.require(column).withComment(comment)),
                table.comment());
    }
}
