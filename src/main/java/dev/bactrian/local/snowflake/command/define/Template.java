package dev.bactrian.local.snowflake.command.define;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.query.QueryText;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.parse.TypeParser;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * USING TEMPLATE: a query that gives one array of objects with COLUMN_NAME, TYPE and NULLABLE
 * (docs.snowflake.com/en/sql-reference/sql/create-table, "CREATE TABLE … USING TEMPLATE").
 */
final class Template {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Template() {}

    static List<ColumnDefinition> columns(
            QueryText query, List<? extends @Nullable Object> binds, SessionContext session) {
        List<ColumnDefinition> columns = new ArrayList<>();
        try (ResultSet row = session.engine().query(query.reshaped(List.of("CAST(c0 AS JSON)")), binds)) {
            JsonNode array = row.next() ? MAPPER.readTree(row.getString(1)) : MAPPER.createArrayNode();
            for (JsonNode column : array) {
                columns.add(new ColumnDefinition(
                                column.path("COLUMN_NAME").asText(),
                                TypeParser.type(TokenCursor.over(
                                                column.path("TYPE").asText("VARCHAR")))
                                        .type())
                        .withNullable(column.path("NULLABLE").asBoolean(true)));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
        if (columns.isEmpty()) {
            throw SnowflakeError.syntax("Invalid template: it gives no columns.");
        }
        return columns;
    }
}
