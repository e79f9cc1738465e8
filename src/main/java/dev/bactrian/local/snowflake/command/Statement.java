package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement to run: its text, its tokens, the values bound to its {@code ?}, in order.
 *
 * @param queryId the id under which history and RESULT_SCAN know it
 */
public record Statement(String queryId, String text, List<Token> tokens, List<@Nullable Object> binds) {
    /** The same statement with other binds. */
    public Statement with(List<@Nullable Object> otherBinds) {
        return new Statement(queryId, text, tokens, otherBinds);
    }

    public TokenCursor cursor() {
        return new TokenCursor(text, tokens);
    }
}
