package dev.bactrian.local.snowflake.command;

import java.util.Map;

/**
 * One part of the endpoint, as tables: what it adds to statements, table functions and scalar system functions. Keys of commands are the
 * leading words ("CREATE STAGE", "COPY INTO"); OR REPLACE, OR ALTER, TRANSIENT, TEMPORARY and the like are left out of the key, and the
 * longest key wins. Keys of functions are upper case names.
 */
public record Feature(
        Map<String, Command> commands,
        Map<String, TableFunction> tableFunctions,
        Map<String, SystemFunction> systemFunctions) {
    public Feature {
        commands = Map.copyOf(commands);
        tableFunctions = Map.copyOf(tableFunctions);
        systemFunctions = Map.copyOf(systemFunctions);
    }
}
