package dev.bactrian.local.snowflake.command.stream;

import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The changes between two states of a table, as a query of the engine with Snowflake's METADATA$ columns. A row is the same when its row
 * number and values are; rows that only moved (the engine may number them anew) are matched by their values.
 */
final class StreamChanges {
    /** The engine's row number, as a column of a kept state. */
    static final String ROW = "\"SF_ROW\"";

    private final List<ColumnDefinition> columns;
    private final String before;
    private final String after;

    /** @param before and after relations with {@link #ROW} and the table's columns */
    StreamChanges(List<ColumnDefinition> columns, String before, String after) {
        this.columns = List.copyOf(columns);
        this.before = before;
        this.after = after;
    }

    /** Every net change: an update is a DELETE and an INSERT. */
    String standard() {
        return "(" + matched() + " SELECT " + list() + ", 'INSERT' AS \"METADATA$ACTION\", " + metadata("added", "gone")
                + " FROM added UNION ALL SELECT " + list() + ", 'DELETE' AS \"METADATA$ACTION\", "
                + metadata("gone", "added") + " FROM gone)";
    }

    /** Added rows only. */
    String appendOnly() {
        return "(" + matched() + " SELECT " + list()
                + ", 'INSERT' AS \"METADATA$ACTION\", FALSE AS \"METADATA$ISUPDATE\", md5(CAST(" + ROW
                + " AS VARCHAR)) AS \"METADATA$ROW_ID\" FROM added WHERE " + ROW + " NOT IN (SELECT " + ROW
                + " FROM gone))";
    }

    private String matched() {
        return "WITH a AS MATERIALIZED (SELECT " + ROW + ", " + list() + " FROM " + after
                + "), b AS MATERIALIZED (SELECT " + ROW + ", " + list() + " FROM " + before
                + "), a1 AS (" + without("a", "b", ROW) + "), b1 AS (" + without("b", "a", ROW)
                + "), a2 AS (" + numbered("a1") + "), b2 AS (" + numbered("b1")
                + "), added AS (" + without("a2", "b2", "\"SF_COPY\"") + "), gone AS ("
                + without("b2", "a2", "\"SF_COPY\"") + ")";
    }

    /** The rows of one relation that the other does not have, with the same key and values. */
    private static String without(String one, String other, String key, String same) {
        return "SELECT * FROM " + one + " WHERE NOT EXISTS (SELECT 1 FROM " + other + " WHERE " + other + "." + key
                + " = " + one + "." + key + same + ")";
    }

    private String without(String one, String other, String key) {
        String same = columns.stream()
                .map(column -> " AND " + value(other, column) + " IS NOT DISTINCT FROM " + value(one, column))
                .collect(Collectors.joining());
        return without(one, other, key, same);
    }

    /** Equal rows numbered, so that each is matched once. */
    private String numbered(String relation) {
        String values = columns.stream().map(column -> value(relation, column)).collect(Collectors.joining(", "));
        return "SELECT *, row_number() OVER (PARTITION BY " + values + " ORDER BY " + ROW + ") AS \"SF_COPY\" FROM "
                + relation;
    }

    private static String metadata(String of, String other) {
        return "EXISTS (SELECT 1 FROM " + other + " AS x WHERE x." + ROW + " = " + of + "." + ROW
                + ") AS \"METADATA$ISUPDATE\", md5(CAST(" + ROW + " AS VARCHAR)) AS \"METADATA$ROW_ID\"";
    }

    private String list() {
        return columns.stream()
                .map(column -> QualifiedName.quote(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String value(String relation, ColumnDefinition column) {
        String name = relation + "." + QualifiedName.quote(column.name());
        DataType.Kind kind = column.type().kind();
        boolean nested = kind == DataType.Kind.VARIANT || kind == DataType.Kind.OBJECT || kind == DataType.Kind.ARRAY;
        return nested ? "CAST(CAST(" + name + " AS JSON) AS VARCHAR)" : name;
    }
}
