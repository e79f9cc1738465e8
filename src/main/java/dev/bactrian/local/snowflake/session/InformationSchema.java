package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The views of INFORMATION_SCHEMA (information_schema.sql). */
final class InformationSchema {
    private static final Pattern VIEW =
            Pattern.compile("VIEW meta\\.\"(\\w+)\" AS\\s+SELECT.*?AS \"(\\w+)\"", Pattern.DOTALL);
    private static final String SCRIPT = script();
    /** The column that holds the database, by view. */
    private static final Map<String, String> DATABASE_COLUMNS = databaseColumns();

    private InformationSchema() {}

    static void create(EngineConnection engine) {
        for (String statement : SCRIPT.split(";\\n", -1)) {
            if (!statement.isBlank()) {
                engine.update(statement);
            }
        }
    }

    /** The rows of a view that one database sees. */
    static String relation(String view, @Nullable String database) {
        String column = DATABASE_COLUMNS.get(view);
        if (column == null || database == null) {
            throw SnowflakeError.doesNotExist("Object", "INFORMATION_SCHEMA." + view);
        }
        String filter = view.equals("DATABASES")
                ? ""
                : " WHERE " + QualifiedName.quote(column) + " = '" + database.replace("'", "''") + "'";
        return "(SELECT * FROM meta." + QualifiedName.quote(view) + filter + ")";
    }

    private static Map<String, String> databaseColumns() {
        Map<String, String> columns = new TreeMap<>();
        Matcher matcher = VIEW.matcher(SCRIPT);
        while (matcher.find()) {
            columns.put(matcher.group(1), matcher.group(2));
        }
        return columns;
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(InformationSchema.class.getResourceAsStream("information_schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (text, line) -> text + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
