package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.StatementType;
import java.util.Map;

/** Queries and changes of rows. */
public final class QueryFeature {
    private QueryFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.of(
                        "SELECT", new QueryCommand(),
                        "CREATE TABLE", new ChangeCommand(StatementType.DDL, "status"),
                        "INSERT", new ChangeCommand(StatementType.INSERT, "number of rows inserted"),
                        "UPDATE", new ChangeCommand(StatementType.UPDATE, "number of rows updated"),
                        "DELETE", new ChangeCommand(StatementType.DELETE, "number of rows deleted")),
                Map.of(),
                Map.of());
    }
}
