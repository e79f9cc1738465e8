package dev.bactrian.local.snowflake.command.settings;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Set;

/**
 * {@code USE [DATABASE|SCHEMA|ROLE|WAREHOUSE] name}, {@code USE SECONDARY ROLES} (docs.snowflake.com/en/sql-reference/sql/use).
 */
final class UseCommand implements Command {
    /** Roles that every account has. */
    private static final Set<String> SYSTEM_ROLES =
            Set.of("ACCOUNTADMIN", "SECURITYADMIN", "USERADMIN", "SYSADMIN", "ORGADMIN", "PUBLIC");

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("USE");
        if (cursor.accept("SECONDARY", "ROLES")) {
            cursor.identifier();
        } else if (cursor.accept("ROLE")) {
            role(cursor.identifier(), session);
        } else if (cursor.accept("WAREHOUSE")) {
            String name = cursor.identifier();
            require(ObjectKind.WAREHOUSE, QualifiedName.of(name), session);
            session.control().use(ObjectKind.WAREHOUSE, name);
        } else if (cursor.accept("SCHEMA")) {
            schema(cursor.name(), session);
        } else {
            boolean database = cursor.accept("DATABASE");
            QualifiedName name = cursor.name();
            if (!database && name.parts().size() == 2) {
                schema(name, session);
            } else {
                require(ObjectKind.DATABASE, name, session);
                session.control().use(ObjectKind.DATABASE, name.last());
            }
        }
        cursor.expectEnd();
        return StatementResult.status(StatementType.USE, "Statement executed successfully.");
    }

    private static void role(String name, SessionContext session) {
        if (!SYSTEM_ROLES.contains(name)) {
            require(ObjectKind.ROLE, QualifiedName.of(name), session);
        }
        session.control().use(ObjectKind.ROLE, name);
    }

    private static void schema(QualifiedName name, SessionContext session) {
        String database = name.parts().size() == 2 ? name.parts().get(0) : session.database();
        if (database == null) {
            throw new SnowflakeError(
                    90105,
                    "22000",
                    "Cannot perform USE SCHEMA. This session does not have a current database. Call 'USE DATABASE', or use a"
                            + " qualified name.");
        }
        QualifiedName full = QualifiedName.of(database, name.last());
        require(ObjectKind.SCHEMA, full, session);
        if (name.parts().size() == 2) {
            session.control().use(ObjectKind.DATABASE, database);
        }
        session.control().use(ObjectKind.SCHEMA, name.last());
    }

    private static void require(ObjectKind kind, QualifiedName name, SessionContext session) {
        if (session.catalog().find(kind, name).isEmpty()) {
            throw new SnowflakeError(
                    2043, "02000", "SQL compilation error:\nObject does not exist, or operation cannot be performed.");
        }
    }
}
