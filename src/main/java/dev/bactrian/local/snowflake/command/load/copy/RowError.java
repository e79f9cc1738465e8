package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.error.SnowflakeError;

/**
 * One bad record of a file, as COPY's result, its message and VALIDATE tell of it.
 *
 * @param line where it is, from 1; 0 when the whole file is bad
 * @param columnName {@code "TABLE"["COLUMN":position]}
 * @param row the record's number in the file, from 1, headers not counted
 * @param rowLine the line where the record starts
 */
public record RowError(
        String text,
        int code,
        String sqlState,
        String category,
        long line,
        long character,
        long byteOffset,
        String columnName,
        long row,
        long rowLine,
        String rejected) {
    static RowError ofFile(String text) {
        return new RowError(text, 100078, "22000", "parsing", 0, 0, 0, "", 0, 0, "");
    }

    static RowError ofFile(RecordError cause) {
        return new RowError(cause.text(), cause.code(), cause.sqlState(), cause.category(), 0, 0, 0, "", 0, 0, "");
    }

    /** The failure of a COPY with ON_ERROR = ABORT_STATEMENT. */
    SnowflakeError abort(String file) {
        String place = line == 0
                ? "\n  File '" + file + "'"
                : "\n  File '" + file + "', line " + line + ", character " + character + "\n  Row " + row
                        + (category.equals("parsing") ? " starts at line " + (rowLine - 1) : "") + ", column "
                        + columnName;
        return new SnowflakeError(
                code,
                sqlState,
                text + place
                        + "\n  If you would like to continue loading when an error is encountered, use other values such as"
                        + " 'SKIP_FILE' or 'CONTINUE' for the ON_ERROR option. For more information on loading options, please"
                        + " run 'info loading_data' in a SQL client.");
    }
}
