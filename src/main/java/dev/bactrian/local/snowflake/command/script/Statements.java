package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.StatementResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the SQL of a script. */
@FunctionalInterface
interface Statements {
    StatementResult execute(String sql, List<@Nullable Object> binds);
}
