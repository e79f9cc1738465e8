package dev.bactrian.local.snowflake.command.define;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Map;

/** Databases, schemas, tables, views, sequences. */
public final class DefineFeature {
    private static final Command UNDROP = (statement, session) -> {
        throw SnowflakeError.notSupported("UNDROP (time travel)");
    };

    private DefineFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.ofEntries(
                        entry("CREATE DATABASE", new CreateDatabase()),
                        entry("CREATE SCHEMA", new CreateSchema()),
                        entry("CREATE TABLE", new CreateTable()),
                        entry("CREATE VIEW", new CreateView()),
                        entry("CREATE SEQUENCE", new CreateSequence()),
                        entry("ALTER DATABASE", new AlterContainer(ObjectKind.DATABASE)),
                        entry("ALTER SCHEMA", new AlterContainer(ObjectKind.SCHEMA)),
                        entry("ALTER SEQUENCE", new AlterContainer(ObjectKind.SEQUENCE)),
                        entry("ALTER TABLE", new AlterTable()),
                        entry("ALTER VIEW", new AlterView()),
                        entry("DROP DATABASE", new DropObject(ObjectKind.DATABASE)),
                        entry("DROP SCHEMA", new DropObject(ObjectKind.SCHEMA)),
                        entry("DROP TABLE", new DropObject(ObjectKind.TABLE)),
                        entry("DROP VIEW", new DropObject(ObjectKind.VIEW)),
                        entry("DROP SEQUENCE", new DropObject(ObjectKind.SEQUENCE)),
                        entry("TRUNCATE", new Truncate()),
                        entry("COMMENT", new CommentOn()),
                        entry("UNDROP", UNDROP)),
                Map.of(),
                Map.of());
    }
}
