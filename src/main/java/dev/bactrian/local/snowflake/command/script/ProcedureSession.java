package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one running procedure, held to the rules of its rights (docs.snowflake.com/en/developer-guide/stored-procedure/
 * stored-procedures-rights) and of scoped transactions (…/sql-reference/transactions, "Scoped transactions").
 */
final class ProcedureSession implements Statements {
    private static final Set<String> NOT_FOR_OWNERS = Set.of("USE", "SET", "UNSET");
    private static final Set<String> BEGINS_TRANSACTION = Set.of("TRANSACTION", "WORK", "NAME");

    private final SessionContext session;
    private final boolean owners;
    private final Optional<Long> outerTransaction;

    ProcedureSession(SessionContext session, boolean owners) {
        this.session = session;
        this.owners = owners;
        this.outerTransaction = session.control().transactionId();
    }

    @Override
    public StatementResult execute(String sql, List<@Nullable Object> binds) {
        List<Token> tokens = Lexer.tokens(sql);
        if (!tokens.isEmpty()) {
            check(tokens);
        }
        return session.execute(sql, binds);
    }

    @Override
    public Optional<String> lastQueryId() {
        return session.control().queryId(-1);
    }

    private void check(List<Token> tokens) {
        String verb = tokens.get(0).value();
        boolean begins = verb.equals("START")
                || (verb.equals("BEGIN")
                        && (tokens.size() == 1
                                || BEGINS_TRANSACTION.contains(tokens.get(1).value())));
        if (begins && outerTransaction.isPresent()) {
            throw SnowflakeError.notSupported(
                    "BEGIN in a procedure inside the caller's transaction (scoped transaction)");
        }
        boolean ends = verb.equals("COMMIT") || verb.equals("ROLLBACK");
        if (ends
                && outerTransaction.isPresent()
                && outerTransaction.equals(session.control().transactionId())) {
            throw failure("Modifying a transaction that has started at a different scope is not allowed.");
        }
        if (!owners) {
            return;
        }
        boolean sessionChange = NOT_FOR_OWNERS.contains(verb)
                || (verb.equals("ALTER") && tokens.size() > 1 && tokens.get(1).is("SESSION"));
        if (sessionChange) {
            throw failure("Stored procedure execution error: Unsupported statement type '"
                    + (verb.equals("ALTER") ? "ALTER_SESSION" : verb) + "'.");
        }
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.VARIABLE
                    && !Character.isDigit(token.value().charAt(0))) {
                throw failure("Use of session variable '$" + token.value()
                        + "' is not allowed in owners rights stored procedure");
            }
        }
    }

    /** Ends a transaction that the procedure began and did not end; true when there was one. */
    boolean rollbackOwn() {
        Optional<Long> open = session.control().transactionId();
        if (open.isEmpty() || open.equals(outerTransaction)) {
            return false;
        }
        session.control().rollback();
        return true;
    }

    static SnowflakeError incomplete() {
        return failure(
                "Stored procedure execution error: Scoped transaction started in stored procedure is incomplete and it was rolled back.");
    }

    private static SnowflakeError failure(String text) {
        return new SnowflakeError(90_232, "P0000", text);
    }
}
