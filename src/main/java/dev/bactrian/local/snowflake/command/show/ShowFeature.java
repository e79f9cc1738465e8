package dev.bactrian.local.snowflake.command.show;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.command.Feature;
import java.util.Map;

/** SHOW and DESCRIBE of what {@code define} makes, and of the session. */
public final class ShowFeature {
    private ShowFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.ofEntries(
                        entry("SHOW DATABASES", ShowContainers::databases),
                        entry("SHOW SCHEMAS", ShowContainers::schemas),
                        entry("SHOW TABLES", ShowTables::tables),
                        entry("SHOW VIEWS", ShowTables::views),
                        entry("SHOW OBJECTS", ShowTables::objects),
                        entry("SHOW COLUMNS", ShowColumns::columns),
                        entry(
                                "SHOW PRIMARY KEYS",
                                (statement, session) -> ShowKeys.keys("PRIMARY KEY", statement, session)),
                        entry("SHOW UNIQUE KEYS", (statement, session) -> ShowKeys.keys("UNIQUE", statement, session)),
                        entry(
                                "SHOW IMPORTED KEYS",
                                (statement, session) -> ShowKeys.references(false, statement, session)),
                        entry(
                                "SHOW EXPORTED KEYS",
                                (statement, session) -> ShowKeys.references(true, statement, session)),
                        entry("SHOW SEQUENCES", ShowSession::sequences),
                        entry("SHOW PARAMETERS", ShowSession::parameters),
                        entry("SHOW VARIABLES", ShowSession::variables),
                        entry("DESCRIBE TABLE", Describe::table),
                        entry("DESCRIBE VIEW", Describe::view),
                        entry("DESCRIBE SCHEMA", Describe::schema),
                        entry("DESCRIBE DATABASE", Describe::database),
                        entry("DESCRIBE RESULT", Describe::result)),
                Map.of(),
                Map.of());
    }
}
