package dev.bactrian.local.snowflake.command;

/**
 * One session parameter: its type as SHOW PARAMETERS names it, its default, what it is for
 * (docs.snowflake.com/en/sql-reference/parameters).
 */
public record SessionParameter(String name, String type, String initial, String description) {}
