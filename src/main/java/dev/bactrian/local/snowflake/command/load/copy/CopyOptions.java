package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.Options;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The copy options of COPY INTO a table (docs.snowflake.com/en/sql-reference/sql/copy-into-table, "Copy options").
 *
 * @param includeMetadata column of the table to metadata column of the file, both in upper case unless quoted
 */
public record CopyOptions(
        OnError onError,
        long sizeLimit,
        boolean purge,
        boolean returnFailedOnly,
        Match match,
        Map<String, String> includeMetadata,
        boolean truncateColumns,
        boolean force) {
    /** MATCH_BY_COLUMN_NAME. */
    public enum Match {
        NONE,
        CASE_SENSITIVE,
        CASE_INSENSITIVE
    }

    public CopyOptions {
        includeMetadata = Map.copyOf(includeMetadata);
    }

    /** Reads the options; {@code otherwise} is what ON_ERROR is when it is not said. */
    static CopyOptions of(Options options, OnError otherwise) {
        boolean truncate = options.flag("TRUNCATECOLUMNS", false);
        boolean enforce = options.flag("ENFORCE_LENGTH", true);
        options.flag("LOAD_UNCERTAIN_FILES", false);
        long sizeLimit = options.number("SIZE_LIMIT", Long.MAX_VALUE);
        if (sizeLimit <= 0) {
            throw Options.invalidValue("SIZE_LIMIT", String.valueOf(sizeLimit));
        }
        return new CopyOptions(
                options.text("ON_ERROR").map(OnError::of).orElse(otherwise),
                sizeLimit,
                options.flag("PURGE", false),
                options.flag("RETURN_FAILED_ONLY", false),
                Match.valueOf(
                        options.oneOf("MATCH_BY_COLUMN_NAME", "NONE", "NONE", "CASE_SENSITIVE", "CASE_INSENSITIVE")),
                metadata(options.nested("INCLUDE_METADATA")),
                truncate || !enforce,
                options.flag("FORCE", false));
    }

    private static Map<String, String> metadata(Options pairs) {
        Map<String, String> columns = new LinkedHashMap<>();
        pairs.values().forEach((column, source) -> {
            String name = String.valueOf(source).toUpperCase(Locale.ROOT);
            if (!MetadataColumn.known(name)) {
                throw Options.invalidValue("INCLUDE_METADATA", name);
            }
            columns.put(column, name);
        });
        return columns;
    }
}
