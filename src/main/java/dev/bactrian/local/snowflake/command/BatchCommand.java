package dev.bactrian.local.snowflake.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that takes many rows of binds at once; others run once a row. */
public interface BatchCommand extends Command {
    /** Runs for all rows, of which there are several. */
    StatementResult runAll(
            Statement statement, List<? extends List<? extends @Nullable Object>> bindRows, SessionContext session);
}
