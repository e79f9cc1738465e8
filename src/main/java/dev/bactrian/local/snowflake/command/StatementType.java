package dev.bactrian.local.snowflake.command;

/** Statement kinds with the numbers that snowflake-jdbc reads from {@code statementTypeId}. */
public enum StatementType {
    SELECT(0x1000),
    INSERT(0x3100),
    UPDATE(0x3200),
    DELETE(0x3300),
    MERGE(0x3400),
    MULTI_INSERT(0x3500),
    COPY(0x3600),
    USE(0x4300),
    SHOW(0x4400),
    DESCRIBE(0x4500),
    LIST(0x4701),
    ALTER_SESSION(0x4100),
    CALL(0x1000),
    TRANSACTION(0x5000),
    DDL(0x6000),
    GET(0x7101),
    PUT(0x7102),
    MULTI(0xA000);

    private final int id;

    StatementType(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }
}
