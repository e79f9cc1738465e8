package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.command.load.copy.CopyStatement;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Locale;

/** What the COPY of a pipe may not say (docs.snowflake.com/en/sql-reference/sql/create-pipe, "Usage notes"). */
final class PipeRules {
    private static final List<String> REFUSED =
            List.of("FILES", "SIZE_LIMIT", "PURGE", "FORCE", "VALIDATION_MODE", "RETURN_FAILED_ONLY");

    private PipeRules() {}

    static void check(CopyStatement copy) {
        for (String option : REFUSED) {
            if (copy.options().has(option)) {
                throw refused(option);
            }
        }
        Object onError = copy.options().values().get("ON_ERROR");
        if (onError != null && String.valueOf(onError).toUpperCase(Locale.ROOT).equals("ABORT_STATEMENT")) {
            throw refused("ON_ERROR = ABORT_STATEMENT");
        }
        CopyStatement.Transformation transformation = copy.transformation();
        if (transformation != null
                && transformation.behind().toUpperCase(Locale.ROOT).matches("(?s).*\\bWHERE\\b.*")) {
            throw refused("WHERE");
        }
    }

    private static SnowflakeError refused(String what) {
        return new SnowflakeError(
                2303,
                "0A000",
                "SQL compilation error:\nInvalid COPY statement of a pipe: " + what + " is not supported.");
    }
}
