package dev.bactrian.local.snowflake.command.load.format;

import java.io.Serial;

/**
 * What is wrong with one record or one value of it, in Snowflake's words (docs.snowflake.com/en/sql-reference/functions/validate).
 *
 * <p>Not an error of the statement: ON_ERROR decides what comes of it.
 */
public final class RecordError extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String sqlState;
    private final String category;

    public RecordError(String category, int code, String sqlState, String message) {
        super(message, null, false, false);
        this.category = category;
        this.code = code;
        this.sqlState = sqlState;
    }

    /** The value does not convert to the column's type. */
    public static RecordError conversion(int code, String sqlState, String message) {
        return new RecordError("conversion", code, sqlState, message);
    }

    /** The file is not what its format says. */
    public static RecordError parsing(int code, String message) {
        return new RecordError("parsing", code, "22000", message);
    }

    public int code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    public String category() {
        return category;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
