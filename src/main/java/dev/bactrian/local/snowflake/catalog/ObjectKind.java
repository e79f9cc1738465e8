package dev.bactrian.local.snowflake.catalog;

/** The kinds of object that the catalog keeps. Tables, views and schemas have a row too, for what the engine does not keep of them. */
public enum ObjectKind {
    DATABASE,
    SCHEMA,
    TABLE,
    VIEW,
    SEQUENCE,
    STAGE,
    FILE_FORMAT,
    PIPE,
    TASK,
    PROCEDURE,
    FUNCTION,
    STREAM,
    WAREHOUSE,
    ROLE,
    USER,
    GRANT,
    INTEGRATION
}
