package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * SHOW PARAMETERS, VARIABLES and SEQUENCES (docs.snowflake.com/en/sql-reference/sql/show-parameters, …/show-variables,
 * …/show-sequences).
 */
final class ShowSession {
    private ShowSession() {}

    static StatementResult parameters(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW", "PARAMETERS");
        ShowScope scope = ShowScope.likeOnly(cursor);
        Listing listing = new Listing("key", "value", "default", "level", "description", "type");
        session.control().definitions().forEach(parameter -> {
            if (scope.shows(parameter.name())) {
                String value = session.parameter(parameter.name());
                String level = value.equals(parameter.initial()) ? "" : "SESSION";
                listing.add(
                        parameter.name(), value, parameter.initial(), level, parameter.description(), parameter.type());
            }
        });
        return listing.result(StatementType.SHOW);
    }

    static StatementResult variables(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW", "VARIABLES");
        ShowScope scope = ShowScope.likeOnly(cursor);
        Listing listing = new Listing("session_id", "created_on", "updated_on", "name", "value", "type", "comment");
        session.variables().forEach((name, value) -> {
            if (scope.shows(name)) {
                String type = value instanceof Number ? "fixed" : value instanceof Boolean ? "boolean" : "text";
                listing.add(
                        Long.toString(session.sessionId()),
                        session.clock().instant(),
                        session.clock().instant(),
                        name,
                        value == null ? null : value.toString(),
                        type,
                        "");
            }
        });
        return listing.result(StatementType.SHOW);
    }

    static StatementResult sequences(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW", "SEQUENCES");
        ShowScope scope = ShowScope.read(cursor, session);
        Listing listing = new Listing(
                "name",
                "database_name",
                "schema_name",
                "#next_value",
                "#interval",
                "created_on",
                "owner",
                "comment",
                "owner_role_type",
                "ordered");
        for (CatalogObject sequence : session.catalog().list(ObjectKind.SEQUENCE, scope.within())) {
            List<String> parts = sequence.name().parts();
            if (scope.shows(parts.get(2))) {
                listing.add(
                        parts.get(2),
                        parts.get(0),
                        parts.get(1),
                        next(sequence, session),
                        Long.valueOf(String.valueOf(sequence.properties().get("INCREMENT"))),
                        sequence.createdOn(),
                        sequence.owner(),
                        sequence.comment(),
                        "ROLE",
                        "N");
            }
        }
        return listing.result(StatementType.SHOW);
    }

    private static long next(CatalogObject sequence, SessionContext session) {
        List<String> parts = sequence.name().parts();
        try (ResultSet row = session.engine()
                .query(
                        "SELECT coalesce(last_value + increment_by, start_value) FROM duckdb_sequences()"
                                + " WHERE schema_name = ? AND sequence_name = ?",
                        List.of(parts.get(0) + "." + parts.get(1), parts.get(2)))) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Unable to read sequence " + sequence.name().toString().toLowerCase(Locale.ROOT), e);
        }
    }
}
