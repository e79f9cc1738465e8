package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code @stage/path}, {@code @~/path}, {@code @%table/path} or {@code 's3://bucket/path'}, as a statement names it.
 *
 * @param name of the stage or table; null for the user's stage and for a URL
 * @param path below the stage, without a slash before it; for a URL all of it
 */
public record StageReference(Kind kind, @Nullable QualifiedName name, String path) {
    /** Whose stage it is. */
    public enum Kind {
        NAMED,
        TABLE,
        USER,
        URL
    }

    /** Reads the reference at the cursor: a stage token, or a text that holds one. */
    public static StageReference take(TokenCursor cursor) {
        Token token = cursor.take();
        if (token.kind() == Token.Kind.STAGE) {
            return of(token.value());
        }
        if (token.kind() == Token.Kind.STRING) {
            return ofText(token.value());
        }
        cursor.moveTo(cursor.position() - 1);
        throw cursor.unexpected("stage");
    }

    /** A reference as text: {@code @stage/path}, with or without the at sign, or a URL. */
    public static StageReference ofText(String text) {
        if (text.contains("://")) {
            return new StageReference(Kind.URL, null, text);
        }
        return of(text.startsWith("@") ? text.substring(1) : text);
    }

    /** Whether a token could begin a reference. */
    public static boolean startsAt(TokenCursor cursor) {
        Token token = cursor.peek(0);
        return token.kind() == Token.Kind.STAGE
                || (token.kind() == Token.Kind.STRING
                        && (token.value().startsWith("@") || token.value().contains("://")));
    }

    private static StageReference of(String text) {
        int slash = slash(text);
        String named = slash < 0 ? text : text.substring(0, slash);
        String path = slash < 0 ? "" : text.substring(slash + 1);
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        if (named.equals("~")) {
            return new StageReference(Kind.USER, null, path);
        }
        int percent = percent(named);
        if (percent >= 0) {
            return new StageReference(
                    Kind.TABLE, name(named.substring(0, percent) + named.substring(percent + 1)), path);
        }
        return new StageReference(Kind.NAMED, name(named), path);
    }

    /** The first slash outside of double quotes. */
    private static int slash(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '/' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** Where {@code %} stands before a table's name: at the start or behind a dot. */
    private static int percent(String named) {
        int at = named.indexOf('%');
        return at == 0 || (at > 0 && named.charAt(at - 1) == '.') ? at : -1;
    }

    private static QualifiedName name(String text) {
        List<Token> tokens = Lexer.tokens(text);
        if (tokens.isEmpty()) {
            throw SnowflakeError.syntax("syntax error: unexpected '@'.");
        }
        TokenCursor cursor = new TokenCursor(text, tokens);
        QualifiedName name = cursor.name();
        cursor.expectEnd();
        return name;
    }

    /** As COPY_HISTORY and messages show it. */
    @Override
    public String toString() {
        String below = path.isEmpty() ? "" : "/" + path;
        return switch (kind) {
            case NAMED -> "@" + name + below;
            case TABLE -> "@%" + name + below;
            case USER -> "@~" + below;
            case URL -> path;
        };
    }
}
