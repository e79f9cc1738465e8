package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * ALTER DATABASE, SCHEMA or SEQUENCE: SET and UNSET of options and COMMENT (docs.snowflake.com/en/sql-reference/sql/alter-database,
 * …/alter-schema, …/alter-sequence).
 */
record AlterContainer(ObjectKind kind) implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName written = cursor.name();
        QualifiedName name = switch (kind) {
            case DATABASE -> written;
            case SCHEMA -> Containers.schemaName(written, session);
            default -> session.resolve(written);
        };
        Optional<CatalogObject> found = session.catalog().find(kind, name);
        if (found.isEmpty() && ifExists) {
            return status();
        }
        String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        CatalogObject object = found.orElseThrow(() -> SnowflakeError.doesNotExist(word, written.toString()));
        Map<String, Object> properties = new HashMap<>(object.properties());
        String comment = object.comment();
        if (kind != ObjectKind.SEQUENCE && cursor.accept("SET")) {
            for (Map.Entry<String, Object> option : cursor.options().entrySet()) {
                properties.put(option.getKey(), option.getValue() instanceof Token token ? token.value() : "");
            }
        } else if (cursor.accept("SET", "COMMENT")) {
            cursor.expectSymbol("=");
            properties.put("COMMENT", cursor.string());
        } else if (cursor.accept("UNSET")) {
            do {
                String option = cursor.identifier();
                comment = option.equals("COMMENT") ? "" : comment;
                properties.remove(option);
            } while (cursor.acceptSymbol(","));
        } else {
            throw SnowflakeError.notSupported("ALTER " + kind + " " + cursor.rest());
        }
        cursor.expectEnd();
        Object said = properties.remove("COMMENT");
        session.catalog()
                .put(new CatalogObject(
                        kind,
                        name,
                        properties,
                        object.createdOn(),
                        object.owner(),
                        said == null ? comment : said.toString()));
        return status();
    }

    private static StatementResult status() {
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }
}
