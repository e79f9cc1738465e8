package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the file format that a statement means: its own options, else those of the stage, else CSV with its defaults. */
public final class FileFormats {
    private FileFormats() {}

    /**
     * The file format of a statement over a stage.
     *
     * @param given FILE_FORMAT of the statement; empty when it has none
     * @param ofStage FILE_FORMAT of the stage
     */
    public static FileFormat resolve(Map<String, Object> given, Map<String, Object> ofStage, SessionContext session) {
        Map<String, Object> expanded = expand(given, session);
        Map<String, Object> fallback = expand(ofStage, session);
        if (expanded.containsKey("TYPE") || fallback.isEmpty()) {
            return FileFormat.of(new Options(expanded));
        }
        Map<String, Object> merged = new LinkedHashMap<>(fallback);
        merged.putAll(expanded);
        return FileFormat.of(new Options(merged));
    }

    /** The options with those of FORMAT_NAME in its place. */
    public static Map<String, Object> expand(Map<String, Object> options, SessionContext session) {
        Object name = options.get("FORMAT_NAME");
        if (name == null) {
            return options;
        }
        Map<String, Object> merged =
                new LinkedHashMap<>(named(String.valueOf(name), session).properties());
        options.forEach((key, value) -> {
            if (!key.equals("FORMAT_NAME")) {
                merged.put(key, value);
            }
        });
        return merged;
    }

    /** The named file format, or 002003. */
    public static CatalogObject named(String text, SessionContext session) {
        QualifiedName full = session.resolve(TokenCursor.over(text).name());
        return session.catalog()
                .find(ObjectKind.FILE_FORMAT, full)
                .orElseThrow(() -> SnowflakeError.doesNotExist("File format", full.toString()));
    }
}
