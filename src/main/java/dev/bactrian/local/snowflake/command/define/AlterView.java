package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** ALTER VIEW: RENAME TO, SET and UNSET of COMMENT and SECURE (docs.snowflake.com/en/sql-reference/sql/alter-view). */
final class AlterView implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", "VIEW");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName written = cursor.name();
        Optional<CatalogObject> found = session.catalog().find(ObjectKind.VIEW, session.resolve(written));
        if (found.isEmpty() && ifExists) {
            return status();
        }
        CatalogObject view = found.orElseThrow(() -> SnowflakeError.doesNotExist("View", written.toString()));
        Map<String, Object> properties = new HashMap<>(view.properties());
        QualifiedName name = view.name();
        String comment = view.comment();
        if (cursor.accept("RENAME", "TO")) {
            name = session.resolve(cursor.name());
            rename(view, name, session);
        } else if (cursor.accept("SET", "COMMENT")) {
            cursor.expectSymbol("=");
            comment = cursor.string();
        } else if (cursor.accept("UNSET", "COMMENT")) {
            comment = "";
        } else if (cursor.accept("SET", "SECURE")) {
            properties.put("SECURE", "true");
        } else if (cursor.accept("UNSET", "SECURE")) {
            properties.put("SECURE", "false");
        } else {
            throw SnowflakeError.notSupported("ALTER VIEW " + cursor.rest());
        }
        cursor.expectEnd();
        session.catalog()
                .put(new CatalogObject(ObjectKind.VIEW, name, properties, view.createdOn(), view.owner(), comment));
        return status();
    }

    private static void rename(CatalogObject view, QualifiedName to, SessionContext session) {
        if (new TableStore(session).exists(to)) {
            throw SnowflakeError.alreadyExists(to.toString());
        }
        if (!view.name().parts().subList(0, 2).equals(to.parts().subList(0, 2))) {
            throw SnowflakeError.notSupported("ALTER VIEW RENAME TO another schema");
        }
        session.engine()
                .update("ALTER VIEW " + session.engineName(view.name()) + " RENAME TO "
                        + QualifiedName.quote(to.last()));
        session.catalog().remove(ObjectKind.VIEW, view.name());
    }

    private static StatementResult status() {
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }
}
