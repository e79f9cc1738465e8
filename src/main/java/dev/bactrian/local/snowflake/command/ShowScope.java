package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a SHOW asks for: {@code [LIKE 'x'] [IN ACCOUNT | DATABASE d | SCHEMA s] [STARTS WITH 'x'] [LIMIT n [FROM 'x']]}, of objects that
 * live in schemas (docs.snowflake.com/en/sql-reference/sql/show).
 *
 * @param within database, or database and schema, as {@link dev.bactrian.local.snowflake.catalog.Catalog#list} takes them
 */
public record ShowScope(
        List<String> within,
        @Nullable Pattern like,
        @Nullable String startsWith,
        int limit,
        @Nullable String from) {
    /** The most rows that a SHOW gives. */
    public static final int MOST = 10_000;

    public ShowScope {
        within = List.copyOf(within);
    }

    /** The same for objects that live in databases: {@code IN [DATABASE] d}. */
    public static ShowScope ofDatabase(TokenCursor cursor, SessionContext session) {
        int start = cursor.position();
        while (!cursor.atEnd() && !cursor.looksAt("IN")) {
            cursor.take();
        }
        boolean bare = cursor.accept("IN") && !cursor.looksAt("ACCOUNT") && !cursor.looksAt("DATABASE");
        String database = bare ? cursor.identifier() : null;
        cursor.moveTo(start);
        return read(cursor, session, database);
    }

    /** Reads from behind the kind's name to the end of the statement. */
    public static ShowScope read(TokenCursor cursor, SessionContext session) {
        return read(cursor, session, null);
    }

    private static ShowScope read(TokenCursor cursor, SessionContext session, @Nullable String database) {
        Pattern like = cursor.accept("LIKE") ? like(cursor.string()) : null;
        List<String> within = everywhereOf(session);
        if (cursor.accept("IN")) {
            within = database == null ? within(cursor, session) : List.of(database);
            if (database != null) {
                cursor.identifier();
            }
        }
        String startsWith = cursor.accept("STARTS", "WITH") ? cursor.string() : null;
        int limit = MOST;
        String from = null;
        if (cursor.accept("LIMIT")) {
            limit = Integer.parseInt(cursor.take().text());
            from = cursor.accept("FROM") ? cursor.string() : null;
        }
        cursor.expectEnd();
        return new ShowScope(within, like, startsWith, limit, from);
    }

    /** Only {@code [LIKE 'x']}; what follows is for the caller. */
    public static ShowScope likeOnly(TokenCursor cursor) {
        Pattern like = cursor.accept("LIKE") ? like(cursor.string()) : null;
        return new ShowScope(List.of(), like, null, MOST, null);
    }

    public boolean shows(String name) {
        return (like == null || like.matcher(name).matches())
                && (startsWith == null || name.startsWith(startsWith))
                && (from == null || name.compareTo(from) > 0);
    }

    private static List<String> everywhereOf(SessionContext session) {
        String database = session.database();
        return database == null ? List.of() : List.of(database);
    }

    private static List<String> within(TokenCursor cursor, SessionContext session) {
        if (cursor.accept("ACCOUNT")) {
            return List.of();
        }
        boolean database = cursor.accept("DATABASE");
        boolean schema = !database && cursor.accept("SCHEMA");
        boolean named = !cursor.atEnd() && cursor.peek(0).isIdentifier() && !ends(cursor.peek(0));
        if (database) {
            return named ? List.of(cursor.identifier()) : current(session, false);
        }
        if (!named) {
            if (!schema) {
                throw cursor.unexpected("name");
            }
            return current(session, true);
        }
        QualifiedName name = cursor.name();
        return session.resolve(QualifiedName.of(concat(name.parts(), "X")))
                .parts()
                .subList(0, 2);
    }

    private static String[] concat(List<String> parts, String last) {
        String[] all = parts.toArray(new String[parts.size() + 1]);
        all[parts.size()] = last;
        return all;
    }

    private static List<String> current(SessionContext session, boolean schema) {
        List<String> parts = session.resolve(QualifiedName.of("X")).parts();
        return parts.subList(0, schema ? 2 : 1);
    }

    private static boolean ends(Token token) {
        return token.is("STARTS") || token.is("LIMIT");
    }

    /** LIKE of SHOW: case-insensitive, {@code %} and {@code _}, backslash escapes. */
    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                char literal = c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c;
                regex.append(Pattern.quote(String.valueOf(literal)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
