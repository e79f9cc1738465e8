package dev.bactrian.local.snowflake.dialect.tree;

import dev.bactrian.local.snowflake.dialect.DataType;

/** A data type as written in a statement, and what it means. */
public record TypeName(String name, DataType type) {}
