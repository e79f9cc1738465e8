package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RESULT_SCAN and LAST_QUERY_ID (docs.snowflake.com/en/sql-reference/functions/result_scan, …/last_query_id). */
final class ResultFunctions {
    private ResultFunctions() {}

    static StatementResult resultScan(TableFunction.Arguments arguments, SessionContext session) {
        List<@Nullable Object> positional = arguments.positional();
        if (positional.size() != 1 || positional.get(0) == null) {
            throw SnowflakeError.syntax("RESULT_SCAN takes the id of one query.");
        }
        return session.control().result(String.valueOf(positional.get(0)));
    }

    static @Nullable Object lastQueryId(List<@Nullable Object> arguments, SessionContext session) {
        int index = arguments.isEmpty() ? -1 : Integer.parseInt(String.valueOf(arguments.get(0)));
        return session.control().queryId(index).orElse(null);
    }
}
