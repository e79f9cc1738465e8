package dev.bactrian.local.snowflake.command;

/**
 * How a statement holds a table until its transaction ends (docs.snowflake.com/en/sql-reference/transactions, "Resource locking").
 */
public enum LockMode {
    /** INSERT and COPY: beside others that add or change rows. */
    APPEND,
    /** UPDATE, DELETE, MERGE, INSERT OVERWRITE: one at a time; others wait. */
    CHANGE,
    /** DDL: alone. */
    DEFINE;

    /** Whether two transactions may hold one table in these modes at once. */
    public boolean allows(LockMode other) {
        return this != DEFINE && other != DEFINE && (this == APPEND || other == APPEND);
    }
}
