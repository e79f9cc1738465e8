package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command changes in its session: current names, parameters, transaction; and the results of earlier statements. */
public interface SessionControl {
    /** Makes this the current DATABASE, SCHEMA (of the current database), ROLE or WAREHOUSE; null for none. */
    void use(ObjectKind kind, @Nullable String name);

    /** Sets a session parameter, or gives it its default again when {@code value} is null. Throws 001006 for an unknown one. */
    void setParameter(String name, @Nullable String value);

    /** All parameters with their values. */
    Map<String, String> parameters();

    /** What Snowflake says of each parameter. */
    List<SessionParameter> definitions();

    /** BEGIN: no effect when a transaction is open, as in Snowflake. */
    void begin();

    void commit();

    /** Waits until the transaction may hold this table (its full name) until its end. Throws 000625 after LOCK_TIMEOUT. */
    void lock(QualifiedName table, LockMode mode);

    void rollback();

    /** The id of the open transaction, as CURRENT_TRANSACTION gives it. */
    Optional<Long> transactionId();

    /** The query id of the statement {@code index} before this one (-1: the last one) or after the session's start (1: the first). */
    Optional<String> queryId(int index);

    /** The kept result of an earlier statement of this user. Throws when it is not there. */
    StatementResult result(String queryId);
}
