package dev.bactrian.local.snowflake.session;

import java.util.Set;

/**
 * What a statement does to the transaction, by its first word (docs.snowflake.com/en/sql-reference/transactions).
 */
enum Verb {
    /** Reads; never ends a transaction. */
    READ(Set.of(
            "SELECT",
            "SHOW",
            "DESCRIBE",
            "LIST",
            "LS",
            "USE",
            "SET",
            "UNSET",
            "GET",
            "PUT",
            "EXPLAIN",
            "REMOVE",
            "RM")),
    /** Changes rows, within the open transaction or in one of its own. */
    WRITE(Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY")),
    /** Changes objects: commits the open transaction, then is one of its own. */
    DEFINE(Set.of("CREATE", "ALTER", "DROP", "UNDROP", "COMMENT", "GRANT", "REVOKE", "TRUNCATE")),
    /** Begins and ends transactions, or runs statements that do. */
    CONTROL(Set.of("BEGIN", "START", "COMMIT", "ROLLBACK", "CALL", "EXECUTE", "DECLARE"));

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, its type does not say so
    private final Set<String> words;

    Verb(Set<String> words) {
        this.words = words;
    }

    static boolean known(String word) {
        for (Verb verb : values()) {
            if (verb.words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The verb of a command's key. */
    static Verb of(String key) {
        if (key.equals("ALTER SESSION")) {
            return READ;
        }
        String word = key.split(" ", 2)[0];
        for (Verb verb : values()) {
            if (verb.words.contains(word)) {
                return verb;
            }
        }
        return READ;
    }
}
