package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.load.ObjectStatement;
import dev.bactrian.local.snowflake.command.load.ObjectStatement.Head;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * CREATE, ALTER and DROP STORAGE INTEGRATION (docs.snowflake.com/en/sql-reference/sql/create-storage-integration). The IAM user and the
 * external id are made up, but stay as they are, as in Snowflake. Reading uses the credentials of this machine: no role is assumed.
 */
public final class IntegrationCommands {
    private IntegrationCommands() {}

    public static Map<String, Command> commands() {
        return Map.of(
                "CREATE STORAGE INTEGRATION", IntegrationCommands::create,
                "ALTER STORAGE INTEGRATION", IntegrationCommands::alter,
                "ALTER INTEGRATION", IntegrationCommands::alter,
                "DROP STORAGE INTEGRATION", IntegrationCommands::drop,
                "DROP INTEGRATION", IntegrationCommands::drop);
    }

    private static StatementResult create(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        Head head = ObjectStatement.INTEGRATION.create(cursor, session);
        Map<String, Object> properties = new LinkedHashMap<>(Options.plain(cursor.options()));
        cursor.expectEnd();
        check(properties);
        Optional<StatementResult> done = ObjectStatement.INTEGRATION.unlessNew(head, session);
        if (done.isPresent()) {
            return done.get();
        }
        properties.putIfAbsent("STORAGE_AWS_IAM_USER_ARN", "arn:aws:iam::000000000000:user/local");
        properties.putIfAbsent("STORAGE_AWS_EXTERNAL_ID", "LOCAL_SFCRole=" + UUID.randomUUID());
        ObjectStatement.INTEGRATION.put(head.name(), properties, session);
        return ObjectStatement.status("Integration " + head.name().last() + " successfully created.");
    }

    private static void check(Map<String, Object> properties) {
        Options options = new Options(properties);
        options.oneOf("TYPE", "EXTERNAL_STAGE", "EXTERNAL_STAGE");
        String provider = options.text("STORAGE_PROVIDER", "S3").toUpperCase(Locale.ROOT);
        if (!provider.startsWith("S3")) {
            throw SnowflakeError.notSupported("STORAGE_PROVIDER = " + provider);
        }
        options.flag("ENABLED", false);
        options.list("STORAGE_ALLOWED_LOCATIONS");
        options.list("STORAGE_BLOCKED_LOCATIONS");
        List.of(
                        "STORAGE_AWS_ROLE_ARN",
                        "STORAGE_AWS_EXTERNAL_ID",
                        "STORAGE_AWS_IAM_USER_ARN",
                        "STORAGE_AWS_OBJECT_ACL",
                        "USE_PRIVATELINK_ENDPOINT",
                        "COMMENT")
                .forEach(options::ask);
        options.done();
    }

    private static StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        CatalogObject integration = ObjectStatement.INTEGRATION.alter(cursor, session);
        if (integration == null) {
            return ObjectStatement.succeeded();
        }
        Map<String, Object> properties = new LinkedHashMap<>(integration.properties());
        if (cursor.accept("UNSET")) {
            do {
                properties.remove(cursor.identifier());
            } while (cursor.acceptSymbol(","));
        } else {
            cursor.expect("SET");
            properties.putAll(Options.plain(cursor.options()));
        }
        cursor.expectEnd();
        check(properties);
        ObjectStatement.INTEGRATION.change(integration, properties, session);
        return ObjectStatement.succeeded();
    }

    private static StatementResult drop(Statement statement, SessionContext session) {
        return ObjectStatement.INTEGRATION.drop(statement.cursor(), session, dropped -> {});
    }
}
