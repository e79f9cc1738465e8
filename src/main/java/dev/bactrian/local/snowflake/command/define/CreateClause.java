package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.HashSet;
import java.util.Set;

/**
 * The head of a CREATE: {@code CREATE [OR REPLACE | OR ALTER] [modifiers] kind [IF NOT EXISTS] name}.
 *
 * @param modifiers TRANSIENT, TEMPORARY, SECURE …
 */
record CreateClause(
        boolean orReplace, boolean orAlter, Set<String> modifiers, boolean ifNotExists, QualifiedName name) {
    CreateClause {
        modifiers = Set.copyOf(modifiers);
    }

    static CreateClause read(TokenCursor cursor, String... kind) {
        cursor.expect("CREATE");
        boolean orReplace = cursor.accept("OR", "REPLACE");
        boolean orAlter = !orReplace && cursor.accept("OR", "ALTER");
        Set<String> modifiers = new HashSet<>();
        while (!cursor.looksAt(kind)) {
            modifiers.add(cursor.identifier());
        }
        cursor.expect(kind);
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = cursor.name();
        ifNotExists |= cursor.accept("IF", "NOT", "EXISTS");
        return new CreateClause(orReplace, orAlter, modifiers, ifNotExists, name);
    }

    boolean temporary() {
        return modifiers.contains("TEMPORARY") || modifiers.contains("TEMP") || modifiers.contains("VOLATILE");
    }
}
