package dev.bactrian.powerbi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the model needs to find the KPI tables. After a move to another account these values change and nothing else does.
 *
 * @param server host name of the account, as in {@code xy12345.snowflakecomputing.com}
 * @param role empty for the user's default role
 */
public record ConnectionParameters(String server, String warehouse, String database, String role) {
    static final String SERVER = "Snowflake server";
    static final String WAREHOUSE = "Snowflake warehouse";
    static final String DATABASE = "Snowflake database";
    static final String ROLE = "Snowflake role";

    /** Parameter names with their values, in the order in which Power BI shows them. */
    Map<String, String> byName() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(SERVER, server);
        parameters.put(WAREHOUSE, warehouse);
        parameters.put(DATABASE, database);
        parameters.put(ROLE, role);
        return parameters;
    }
}
