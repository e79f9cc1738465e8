package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CREATE PROCEDURE and CREATE FUNCTION (docs.snowflake.com/en/sql-reference/sql/create-procedure, …/create-function). Languages
 * other than SQL are refused by name.
 */
final class RoutineParser {
    private static final Set<String> FOREIGN = Set.of("JAVA", "PYTHON", "JAVASCRIPT", "SCALA");

    private final Statement statement;
    private final TokenCursor cursor;
    private final ObjectKind kind;
    private boolean orReplace;
    private boolean orAlter;
    private boolean ifNotExists;
    private boolean secure;
    private boolean owners = true;
    private boolean strict;
    private String comment = "";
    private @Nullable String returns;
    private List<Argument> columns = List.of();

    private RoutineParser(Statement statement, ObjectKind kind) {
        this.statement = statement;
        this.cursor = statement.cursor();
        this.kind = kind;
    }

    /** A CREATE as read: what to make, and what to do when it is there. */
    record Create(Routine routine, boolean orReplace, boolean orAlter, boolean ifNotExists) {}

    static Create read(Statement statement, ObjectKind kind, SessionContext session) {
        return new RoutineParser(statement, kind).create(session);
    }

    private Create create(SessionContext session) {
        cursor.expect("CREATE");
        orReplace = cursor.accept("OR", "REPLACE");
        orAlter = !orReplace && cursor.accept("OR", "ALTER");
        secure = cursor.accept("SECURE");
        if (cursor.looksAt("TEMPORARY") || cursor.looksAt("TEMP")) {
            throw SnowflakeError.notSupported("TEMPORARY " + kind);
        }
        secure |= cursor.accept("SECURE");
        if (cursor.looksAt("AGGREGATE")) {
            throw SnowflakeError.notSupported("AGGREGATE FUNCTION");
        }
        cursor.expect(kind.name());
        ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        List<Argument> arguments = arguments(cursor);
        clauses();
        String body = body();
        cursor.expectEnd();
        Routine routine = new Routine(kind, name, arguments, returns, columns, body, owners, strict, secure, comment);
        return new Create(routine, orReplace, orAlter, ifNotExists);
    }

    private void clauses() {
        cursor.accept("COPY", "GRANTS");
        cursor.expect("RETURNS");
        if (cursor.accept("TABLE")) {
            columns = arguments(cursor);
        } else {
            returns = type(cursor);
        }
        while (!cursor.accept("AS")) {
            clause();
        }
    }

    private void clause() {
        if (cursor.accept("LANGUAGE")) {
            String language = cursor.identifier();
            if (FOREIGN.contains(language)) {
                throw SnowflakeError.notSupported(kind + " in language " + language);
            }
            if (!language.equals("SQL")) {
                throw cursor.unexpected("SQL");
            }
        } else if (cursor.accept("EXECUTE", "AS")) {
            if (cursor.looksAt("RESTRICTED")) {
                throw SnowflakeError.notSupported("EXECUTE AS RESTRICTED CALLER");
            }
            owners = cursor.accept("OWNER");
            if (!owners) {
                cursor.expect("CALLER");
            }
        } else if (cursor.accept("COMMENT")) {
            cursor.expectSymbol("=");
            comment = cursor.string();
        } else if (cursor.accept("STRICT") || cursor.accept("RETURNS", "NULL", "ON", "NULL", "INPUT")) {
            strict = true;
        } else if (!(cursor.accept("CALLED", "ON", "NULL", "INPUT")
                || cursor.accept("NOT", "NULL")
                || cursor.accept("VOLATILE")
                || cursor.accept("IMMUTABLE")
                || (kind == ObjectKind.FUNCTION && cursor.accept("MEMOIZABLE")))) {
            for (String foreign : List.of("RUNTIME_VERSION", "PACKAGES", "IMPORTS", "HANDLER")) {
                if (cursor.looksAt(foreign)) {
                    throw SnowflakeError.notSupported(kind + " with " + foreign);
                }
            }
            throw cursor.unexpected("AS");
        }
    }

    private String body() {
        if (cursor.peek(0).kind() == Token.Kind.STRING) {
            return cursor.string();
        }
        if (!cursor.looksAt("BEGIN") && !cursor.looksAt("DECLARE")) {
            throw cursor.unexpected("string or block");
        }
        int from = cursor.position();
        int length = ScriptParser.blockLength(statement.text(), statement.tokens(), from);
        int start = statement.tokens().get(from).start();
        int end = statement.tokens().get(from + length - 1).end();
        cursor.moveTo(from + length);
        return statement.text().substring(start, end);
    }

    /** {@code (name type [DEFAULT expression], …)}. */
    static List<Argument> arguments(TokenCursor cursor) {
        List<Argument> arguments = new ArrayList<>();
        cursor.expectSymbol("(");
        while (!cursor.acceptSymbol(")")) {
            if (cursor.accept("OUT") || cursor.accept("INOUT")) {
                throw SnowflakeError.notSupported("OUT argument");
            }
            String name = cursor.identifier();
            String type = type(cursor);
            String fallback = cursor.accept("DEFAULT") ? expression(cursor) : null;
            if (fallback == null
                    && !arguments.isEmpty()
                    && !arguments.get(arguments.size() - 1).isRequired()) {
                throw SnowflakeError.syntax("Required argument '" + name + "' stands behind an optional one.");
            }
            arguments.add(new Argument(name, type, fallback));
            if (!cursor.acceptSymbol(",") && !cursor.peek(0).isSymbol(")")) {
                throw cursor.unexpected(", or )");
            }
        }
        return arguments;
    }

    /** {@code (type, …)}, as DROP, ALTER and DESCRIBE name an overload. */
    static List<String> types(TokenCursor cursor) {
        List<String> types = new ArrayList<>();
        cursor.expectSymbol("(");
        while (!cursor.acceptSymbol(")")) {
            types.add(type(cursor));
            cursor.acceptSymbol(",");
        }
        return types;
    }

    /** A data type: one or two words, with its arguments in parentheses. */
    static String type(TokenCursor cursor) {
        StringBuilder type = new StringBuilder(cursor.identifier());
        if (type.toString().equals("DOUBLE")) {
            cursor.accept("PRECISION");
        }
        if (cursor.acceptSymbol("(")) {
            type.append('(');
            int depth = 1;
            while (depth > 0) {
                Token token = cursor.take();
                depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
                type.append(token.text());
            }
        }
        TypeNames.signature(type.toString());
        return type.toString();
    }

    private static String expression(TokenCursor cursor) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (depth > 0 || !(cursor.peek(0).isSymbol(",") || cursor.peek(0).isSymbol(")"))) {
            Token token = cursor.take();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            text.append(text.isEmpty() ? "" : " ").append(token.text());
        }
        return text.toString();
    }
}
