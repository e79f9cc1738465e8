package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import java.util.Map;

/** Queries and changes of rows. */
public final class QueryFeature {
    private QueryFeature() {}

    public static Feature feature() {
        Command change = new ChangeCommand();
        return new Feature(
                Map.of(
                        "SELECT", new QueryCommand(),
                        "INSERT", change,
                        "UPDATE", change,
                        "DELETE", change,
                        "MERGE", change),
                Map.of("RESULT_SCAN", ResultFunctions::resultScan),
                Map.of("LAST_QUERY_ID", ResultFunctions::lastQueryId));
    }
}
