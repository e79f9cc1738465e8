package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.command.TableFunction.Arguments;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * COPY_HISTORY, VALIDATE and VALIDATE_PIPE_LOAD (docs.snowflake.com/en/sql-reference/functions/copy_history, …/validate,
 * …/validate_pipe_load).
 */
public final class CopyTables {
    private static final List<ResultColumn> HISTORY = List.of(
            ResultColumn.of("FILE_NAME", Kind.TEXT),
            ResultColumn.of("STAGE_LOCATION", Kind.TEXT),
            ResultColumn.of("LAST_LOAD_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("ROW_COUNT", Kind.FIXED),
            ResultColumn.of("ROW_PARSED", Kind.FIXED),
            ResultColumn.of("FILE_SIZE", Kind.FIXED),
            ResultColumn.of("FIRST_ERROR_MESSAGE", Kind.TEXT),
            ResultColumn.of("FIRST_ERROR_LINE_NUMBER", Kind.FIXED),
            ResultColumn.of("FIRST_ERROR_CHARACTER_POS", Kind.FIXED),
            ResultColumn.of("FIRST_ERROR_COLUMN_NAME", Kind.TEXT),
            ResultColumn.of("ERROR_COUNT", Kind.FIXED),
            ResultColumn.of("ERROR_LIMIT", Kind.FIXED),
            ResultColumn.of("STATUS", Kind.TEXT),
            ResultColumn.of("TABLE_CATALOG_NAME", Kind.TEXT),
            ResultColumn.of("TABLE_SCHEMA_NAME", Kind.TEXT),
            ResultColumn.of("TABLE_NAME", Kind.TEXT),
            ResultColumn.of("PIPE_CATALOG_NAME", Kind.TEXT),
            ResultColumn.of("PIPE_SCHEMA_NAME", Kind.TEXT),
            ResultColumn.of("PIPE_NAME", Kind.TEXT),
            ResultColumn.of("PIPE_RECEIVED_TIME", Kind.TIMESTAMP_LTZ));

    private CopyTables() {}

    public static Map<String, TableFunction> functions() {
        return Map.of(
                "COPY_HISTORY", CopyTables::history,
                "VALIDATE", CopyTables::validate,
                "VALIDATE_PIPE_LOAD", CopyTables::validatePipe);
    }

    private static StatementResult history(Arguments arguments, SessionContext session) {
        QualifiedName table = session.resolve(name(argument(arguments, "TABLE_NAME", 0)));
        Instant asked = instant(argument(arguments, "START_TIME", 1), "START_TIME");
        Instant born = session.catalog()
                .find(ObjectKind.TABLE, table)
                .map(CatalogObject::createdOn)
                .orElse(Instant.EPOCH);
        Instant from = asked.isBefore(born) ? born : asked;
        Object end = optional(arguments, "END_TIME", 2);
        Instant to = end == null ? session.clock().instant().plusSeconds(1) : instant(end, "END_TIME");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet found = session.engine()
                .query(
                        "SELECT file_name, stage_location, last_load_time, row_count, row_parsed, file_size,"
                                + " first_error_message, first_error_line, first_error_character, first_error_column,"
                                + " error_count, error_limit, status, pipe_name, received_time FROM meta.load_history"
                                + " WHERE table_name = ? AND last_load_time >= ? AND last_load_time < ?"
                                + " ORDER BY last_load_time, file_name",
                        List.of(table.toString(), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))) {
            while (found.next()) {
                rows.add(historyRow(found, table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the load history of '" + table + "'.", e);
        }
        return StatementResult.of(StatementType.SELECT, HISTORY, rows);
    }

    private static List<@Nullable Object> historyRow(ResultSet found, QualifiedName table) throws SQLException {
        boolean failed = found.getString(7) != null;
        String pipe = found.getString(14);
        List<String> pipeParts = pipe == null ? List.of() : List.of(pipe.split("\\.", 3));
        return Arrays.asList(
                found.getString(1),
                found.getString(2),
                found.getObject(3, OffsetDateTime.class),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6),
                found.getString(7),
                failed ? (Object) found.getLong(8) : null,
                failed ? (Object) found.getLong(9) : null,
                failed ? found.getString(10) : null,
                found.getLong(11),
                found.getLong(12),
                words(found.getString(13)),
                table.parts().get(0),
                table.parts().get(1),
                table.last(),
                pipeParts.isEmpty() ? null : pipeParts.get(0),
                pipeParts.isEmpty() ? null : pipeParts.get(1),
                pipeParts.isEmpty() ? null : pipeParts.get(2),
                pipeParts.isEmpty() ? null : found.getObject(15, OffsetDateTime.class));
    }

    /** LOAD_FAILED as COPY_HISTORY spells it. */
    private static String words(String status) {
        String lower = status.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private static StatementResult validate(Arguments arguments, SessionContext session) {
        QualifiedName table = session.resolve(name(argument(arguments, "TABLE_NAME", 0)));
        String job = String.valueOf(argument(arguments, "JOB_ID", 1));
        String query = job.equals("_last")
                ? "query_id = (SELECT arg_max(query_id, failed_at) FROM meta.load_error WHERE table_name = ? AND pipe_name IS"
                        + " NULL)"
                : "query_id = ?";
        return errors(
                "table_name = ? AND " + query,
                List.of(table.toString(), job.equals("_last") ? table.toString() : job),
                session);
    }

    private static StatementResult validatePipe(Arguments arguments, SessionContext session) {
        QualifiedName pipe = session.resolve(name(argument(arguments, "PIPE_NAME", 0)));
        if (session.catalog().find(ObjectKind.PIPE, pipe).isEmpty()) {
            throw SnowflakeError.doesNotExist("Pipe", pipe.toString());
        }
        Instant from = instant(argument(arguments, "START_TIME", 1), "START_TIME");
        Object end = optional(arguments, "END_TIME", 2);
        Instant to = end == null ? session.clock().instant().plusSeconds(1) : instant(end, "END_TIME");
        return errors(
                "pipe_name = ? AND failed_at >= ? AND failed_at < ?",
                List.of(pipe.toString(), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)),
                session);
    }

    private static StatementResult errors(String condition, List<Object> binds, SessionContext session) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet found = session.engine()
                .query(
                        "SELECT error, file_name, line, \"character\", byte_offset, category, code, sql_state, column_name,"
                                + " row_number, row_start_line, rejected_record FROM meta.load_error WHERE " + condition
                                + " ORDER BY failed_at, file_name, row_number",
                        binds)) {
            while (found.next()) {
                rows.add(Arrays.asList(
                        found.getString(1),
                        found.getString(2),
                        found.getLong(3),
                        found.getLong(4),
                        found.getLong(5),
                        found.getString(6),
                        found.getLong(7),
                        found.getString(8),
                        found.getString(9),
                        found.getLong(10),
                        found.getLong(11),
                        found.getString(12)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to read the errors of loads.", e);
        }
        return Validation.result(rows);
    }

    private static Object argument(Arguments arguments, String name, int position) {
        Object value = optional(arguments, name, position);
        if (value == null) {
            throw new SnowflakeError(938, "22023", "SQL compilation error:\nmissing or NULL argument [" + name + "].");
        }
        return value;
    }

    private static @Nullable Object optional(Arguments arguments, String name, int position) {
        if (arguments.named().containsKey(name)) {
            return arguments.named().get(name);
        }
        return position < arguments.positional().size() ? arguments.positional().get(position) : null;
    }

    private static QualifiedName name(Object text) {
        return TokenCursor.over(String.valueOf(text)).name();
    }

    private static Instant instant(Object value, String name) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        try {
            String text = String.valueOf(value).strip().replace(' ', 'T');
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}$");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (java.time.DateTimeException e) {
            throw new SnowflakeError(
                    938,
                    "22023",
                    "SQL compilation error:\ninvalid value for argument [" + name + "]: '" + value + "'.",
                    e);
        }
    }
}
