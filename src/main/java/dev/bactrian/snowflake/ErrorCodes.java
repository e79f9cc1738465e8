package dev.bactrian.snowflake;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * Which of Snowflake's error codes pass by themselves.
 *
 * <p>Source: docs.snowflake.com/en/developer-guide/jdbc/jdbc-configure and the driver's own {@code ErrorCode}.
 */
final class ErrorCodes {

    static final int OBJECT_DOES_NOT_EXIST = 2003;

    private static final Set<Integer> RETRYABLE = Set.of(
            603, // internal error, the statement is to be submitted again
            604, // cancelled, as a restarting service does
            625, // lock wait timeout
            630, // statement timeout
            // why: 390* are the session's: it ran out or was lost; the pool opens another.
            390110,
            390111,
            390112,
            390114,
            390115,
            // why: 2000* are the driver's own: network, timeout, connection closed.
            200002,
            200013,
            200015,
            200016,
            200017,
            200038);

    private ErrorCodes() {}

    static boolean retryable(SQLException exception) {
        String state = exception.getSQLState();
        return exception instanceof SQLTransientException
                || exception instanceof SQLRecoverableException
                || RETRYABLE.contains(exception.getErrorCode())
                || (state != null && (state.startsWith("08") || state.startsWith("40")) && !refusedLogin(exception));
    }

    /** Wrong password, key or token: 08001 like a broken line, but trying again only locks the user out. */
    private static boolean refusedLogin(SQLException exception) {
        int code = exception.getErrorCode();
        return code == 390100 || code == 390144 || code == 390101 || code == 390102 || code == 390422;
    }
}
