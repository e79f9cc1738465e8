package dev.bactrian.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a client drops under one prefix of the bucket: it fills one raw table.
 *
 * @param name as the routes and the ledger know it
 * @param prefix of the keys; always ends with a slash, so that {@code user/} never takes {@code user_invites/}
 * @param table in schema RAW, in upper case
 */
public record DataSet(
        String name,
        String prefix,
        String table,
        Format format,
        LoadMethod load,
        StageKind stage,
        OnBadRow onBadRow,
        BadRowLimit badRowLimit,
        SchemaChange schemaChange,
        Resent resent,
        Duplicate duplicate,
        AfterLoad afterLoad,
        Duration poll) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,99}");
    private static final Pattern TABLE = Pattern.compile("[A-Z_][A-Z0-9_$]{0,199}");

    /** How staged files get into the table: through Snowpipe, or by a COPY statement that answers file by file. */
    public enum LoadMethod {
        PIPE,
        COPY
    }

    /** Whether this application streams files to Snowflake, or Snowflake reads the bucket by itself. */
    public enum StageKind {
        INTERNAL,
        EXTERNAL
    }

    /** What a row that cannot be loaded does to its file. */
    public enum OnBadRow {
        REJECT_FILE,
        QUARANTINE_ROWS
    }

    /** What a file with other columns than the table's does: be rejected, widen the table, or load what matches. */
    public enum SchemaChange {
        STRICT,
        EVOLVE,
        IGNORE
    }

    /** What other content under a known key does: add its rows, take the place of the old ones, or be rejected. */
    public enum Resent {
        APPEND,
        REPLACE,
        REJECT
    }

    /** What known content under another key does; it is reported in either case. */
    public enum Duplicate {
        SKIP,
        LOAD
    }

    /** What happens to the object once its load is recorded. */
    public enum AfterLoad {
        KEEP,
        ARCHIVE,
        DELETE
    }

    public DataSet {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '%s' must be lower-case letters, digits, '_' and '-'".formatted(name));
        }
        prefix = prefix.endsWith("/") ? prefix : prefix + "/";
        if (prefix.startsWith("/") || prefix.contains("//")) {
            throw new IllegalArgumentException("prefix '%s' must not start with '/' or hold '//'".formatted(prefix));
        }
        table = table.toUpperCase(Locale.ROOT);
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("table '%s' must be letters, digits and '_'".formatted(table));
        }
        if (stage == StageKind.EXTERNAL && resent == Resent.APPEND) {
            throw new IllegalArgumentException(
                    "resent 'append' needs stage 'internal': on an external stage both versions have one name, so their rows could not be told apart");
        }
    }

    /** The stage that the data set's files are loaded from, in schema RAW. */
    public String stageName() {
        return table + "_STAGE";
    }

    /** The pipe that loads the data set's files, in schema RAW. */
    public String pipeName() {
        return table + "_PIPE";
    }
}
