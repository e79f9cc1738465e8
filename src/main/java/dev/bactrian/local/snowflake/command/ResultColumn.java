package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.dialect.DataType;

/** One column of a result: its name in its exact case, its type, and whether NULL may stand in it. */
public record ResultColumn(String name, DataType type, boolean nullable) {
    public static ResultColumn of(String name, DataType.Kind kind) {
        return new ResultColumn(name, DataType.of(kind), true);
    }
}
