package dev.bactrian.snowflake;

import java.sql.SQLException;

/** Snowflake said no, or could not be asked. Keeps the vendor's code, SQLSTATE and text; says whether a retry can help. */
public final class SnowflakeException extends RuntimeException {

    private final int code;
    private final String sqlState;
    private final boolean retryable;

    private SnowflakeException(String message, Throwable cause, int code, String sqlState, boolean retryable) {
        super(message, cause);
        this.code = code;
        this.sqlState = sqlState;
        this.retryable = retryable;
    }

    /**
     * Wraps what the driver threw.
     *
     * @param action what was tried, as in {@code copy into table 'RAW.SALES'}
     */
    public static SnowflakeException of(String action, SQLException cause) {
        String sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        boolean retryable = ErrorCodes.retryable(cause);
        return new SnowflakeException(
                "Unable to %s: %s (code %06d, SQLSTATE %s). %s"
                        .formatted(
                                action,
                                String.valueOf(cause.getMessage()).strip(),
                                cause.getErrorCode(),
                                sqlState,
                                retryable ? "It is tried again." : "Trying again will not help."),
                cause,
                cause.getErrorCode(),
                sqlState,
                retryable);
    }

    /** For answers that come by other ways than the driver. */
    static SnowflakeException of(String message, Throwable cause, boolean retryable) {
        return new SnowflakeException(message, cause, 0, "", retryable);
    }

    static SnowflakeException of(String message, int code, boolean retryable) {
        return new SnowflakeException(message, new IllegalStateException(message), code, "", retryable);
    }

    public int code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    public boolean retryable() {
        return retryable;
    }

    /** Whether the statement named something that does not exist (or that the role may not see). */
    public boolean objectMissing() {
        return code == ErrorCodes.OBJECT_DOES_NOT_EXIST;
    }
}
