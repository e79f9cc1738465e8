package dev.bactrian.local.snowflake.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A statement that failed, in the words and numbers that Snowflake's drivers know: a six-digit vendor code, a SQLSTATE and a text.
 *
 * <p>Codes are those that Snowflake itself prints (docs.snowflake.com, "Troubleshooting" and the error texts of each command's page).
 */
public final class SnowflakeError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String sqlState;

    public SnowflakeError(int code, String sqlState, String message) {
        this(code, sqlState, message, null);
    }

    public SnowflakeError(int code, String sqlState, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.sqlState = sqlState;
    }

    public int code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    /** 001003: the text is no statement of Snowflake's grammar. */
    public static SnowflakeError syntax(String detail) {
        return new SnowflakeError(1003, "42000", "SQL compilation error:\n" + detail);
    }

    /** 002003: the object is not there, or the role may not see it; Snowflake does not say which. */
    public static SnowflakeError doesNotExist(String kind, String name) {
        return new SnowflakeError(
                2003, "02000", "SQL compilation error:\n" + kind + " '" + name + "' does not exist or not authorized.");
    }

    /** 002002: the name is taken. */
    public static SnowflakeError alreadyExists(String name) {
        return new SnowflakeError(2002, "42710", "SQL compilation error:\nObject '" + name + "' already exists.");
    }

    /**
     * 000002 "Unsupported feature": what Snowflake does and this endpoint does not. The text names the feature and says that it is this
     * endpoint which lacks it, so that nobody takes it for Snowflake's word.
     */
    public static SnowflakeError notSupported(String feature) {
        return new SnowflakeError(
                2, "0A000", "Unsupported feature '" + feature + "' in the local endpoint. See docs/compatibility.md.");
    }
}
