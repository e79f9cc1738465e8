package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.Serial;

/**
 * An exception of a script on its way to a handler (docs.snowflake.com/en/developer-guide/snowflake-scripting/exceptions): its name
 * (STATEMENT_ERROR, EXPRESSION_ERROR or a declared one), where it was raised, and what it says.
 */
final class Raised extends RuntimeException {
    static final String STATEMENT = "STATEMENT_ERROR";
    static final String EXPRESSION = "EXPRESSION_ERROR";

    /** SQLSTATE of declared exceptions. */
    static final String USER_STATE = "P0001";

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Place place;
    private final SnowflakeError error;

    Raised(String name, Place place, SnowflakeError error) {
        super(error.getMessage(), error);
        this.name = name;
        this.place = place;
        this.error = error;
    }

    SnowflakeError error() {
        return error;
    }

    boolean isCaughtBy(String handler) {
        return handler.equals("OTHER") || handler.equals(name);
    }

    /** What the client sees when no handler took it. */
    SnowflakeError uncaught() {
        return new SnowflakeError(
                error.code(),
                error.sqlState(),
                "Uncaught exception of type '" + name + "' on " + place + " : " + error.getMessage(),
                error);
    }
}
