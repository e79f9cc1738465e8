package dev.bactrian.provision;

import java.util.Locale;

/** The kinds of objects that provisioning knows, in an order in which they can be created. */
public enum ObjectKind {
    ROLE(Level.ACCOUNT),
    USER(Level.ACCOUNT),
    WAREHOUSE(Level.ACCOUNT),
    STORAGE_INTEGRATION(Level.ACCOUNT),
    DATABASE(Level.ACCOUNT),
    SCHEMA(Level.DATABASE),
    FILE_FORMAT(Level.SCHEMA),
    SEQUENCE(Level.SCHEMA),
    TABLE(Level.SCHEMA),
    VIEW(Level.SCHEMA),
    STAGE(Level.SCHEMA),
    STREAM(Level.SCHEMA),
    FUNCTION(Level.SCHEMA),
    PIPE(Level.SCHEMA),
    PROCEDURE(Level.SCHEMA),
    TASK(Level.SCHEMA),
    /** A GRANT: running it again changes nothing. */
    GRANT(Level.NONE),
    /** Any other statement: run once, and again when its text changes. */
    STATEMENT(Level.NONE);

    /** Where an object's name lives. */
    enum Level {
        ACCOUNT,
        DATABASE,
        SCHEMA,
        NONE
    }

    private final Level level;

    ObjectKind(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /** Whether the account can be asked for objects of this kind. */
    boolean canBeSeen() {
        return level != Level.NONE;
    }

    /** Whether dropping one loses rows or files. */
    boolean holdsData() {
        return switch (this) {
            case DATABASE, SCHEMA, TABLE, STAGE -> true;
            default -> false;
        };
    }

    /** As SQL and people write it. */
    public String words() {
        return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    String sql() {
        return name().replace('_', ' ');
    }
}
