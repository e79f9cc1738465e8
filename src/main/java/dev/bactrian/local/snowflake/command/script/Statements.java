package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the SQL of a script. */
@FunctionalInterface
interface Statements {
    StatementResult execute(String sql, List<@Nullable Object> binds);

    /** The query id of the statement that ran last; none where that is not known. */
    default Optional<String> lastQueryId() {
        return Optional.empty();
    }

    static Statements of(SessionContext session) {
        return new Statements() {
            @Override
            public StatementResult execute(String sql, List<@Nullable Object> binds) {
                return session.execute(sql, binds);
            }

            @Override
            public Optional<String> lastQueryId() {
                return session.control().queryId(-1);
            }
        };
    }
}
