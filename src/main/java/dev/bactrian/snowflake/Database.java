package dev.bactrian.snowflake;

/** The database that everything lives in, and its four schemas. */
public record Database(String name) {

    public static final String RAW = "RAW";
    public static final String EDA = "EDA";
    public static final String KPI = "KPI";
    public static final String OPS = "OPS";

    public Database {
        Quoting.identifier(name);
    }

    public ObjectName raw(String object) {
        return new ObjectName(name, RAW, object);
    }

    public ObjectName eda(String object) {
        return new ObjectName(name, EDA, object);
    }

    public ObjectName kpi(String object) {
        return new ObjectName(name, KPI, object);
    }

    public ObjectName ops(String object) {
        return new ObjectName(name, OPS, object);
    }

    public ObjectName informationSchema(String object) {
        return new ObjectName(name, "INFORMATION_SCHEMA", object);
    }
}
