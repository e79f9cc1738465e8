package dev.bactrian.kpi.query;

/**
 * A schema-qualified table that a query reads.
 *
 * @param schema in Snowflake's stored form
 * @param table in Snowflake's stored form
 * @param line where it is first named
 */
public record Reference(String schema, String table, int line) {

    /** Schema and table as people write them. */
    public String qualifiedName() {
        return schema + "." + table;
    }
}
