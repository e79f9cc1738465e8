package dev.bactrian.snowflake;

/** The full name of an object in a schema, in Snowflake's own case (upper unless it was created quoted). */
public record ObjectName(String database, String schema, String name) {

    public ObjectName {
        Quoting.identifier(database);
        Quoting.identifier(schema);
        Quoting.identifier(name);
    }

    /** The name as it stands in a statement. */
    public String sql() {
        return Quoting.identifier(database) + "." + Quoting.identifier(schema) + "." + Quoting.identifier(name);
    }

    /** The name as Snowflake's functions and the Snowpipe REST interface take it: plain where plain will do. */
    public String plain() {
        return plain(database) + "." + plain(schema) + "." + plain(name);
    }

    private static String plain(String part) {
        return part.matches("[A-Z_][A-Z0-9_$]*") ? part : Quoting.identifier(part);
    }

    /** Another object of the same schema. */
    public ObjectName sibling(String other) {
        return new ObjectName(database, schema, other);
    }

    @Override
    public String toString() {
        return sql();
    }
}
