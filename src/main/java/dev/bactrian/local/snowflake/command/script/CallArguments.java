package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@code name(a, b)} or {@code name(x => a, y => b)} of a CALL.
 *
 * @param names of the arguments, as many as there are expressions; empty when they are given by position
 */
record CallArguments(QualifiedName routine, List<String> names, List<Fragment> expressions) {
    static CallArguments read(Statement statement) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("CALL");
        if (cursor.looksAt("WITH")) {
            throw SnowflakeError.notSupported("CALL WITH an anonymous procedure");
        }
        QualifiedName name = cursor.name();
        int open = cursor.position();
        List<Token> tokens = statement.tokens();
        int end = tokens.get(tokens.size() - 1).isSymbol(";") ? tokens.size() - 1 : tokens.size();
        Fragment whole = new Fragment(statement.text(), tokens.subList(open, Math.max(open + 1, end)));
        boolean none =
                end - open == 2 && whole.first().isSymbol("(") && whole.last().isSymbol(")");
        if (none) {
            return new CallArguments(name, List.of(), List.of());
        }
        if (!whole.isParenthesised()) {
            throw cursor.unexpected("(");
        }
        return named(name, ScriptCursor.commaSeparated(whole.part(1, end - open - 1)));
    }

    private static CallArguments named(QualifiedName routine, List<Fragment> parts) {
        List<String> names = new ArrayList<>();
        List<Fragment> expressions = new ArrayList<>();
        for (Fragment part : parts) {
            List<Token> tokens = part.tokens();
            boolean named = tokens.size() > 2
                    && tokens.get(0).isIdentifier()
                    && tokens.get(1).isSymbol("=>");
            if (named) {
                names.add(tokens.get(0).value());
            }
            expressions.add(named ? part.part(2, tokens.size()) : part);
        }
        if (!names.isEmpty() && names.size() != expressions.size()) {
            throw SnowflakeError.syntax("Positional and named arguments cannot be mixed in one call.");
        }
        return new CallArguments(routine, names, expressions);
    }

    /** The arguments' values in the caller's session, in the order written. */
    List<Value> evaluate(Statement statement, SessionContext session) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        StringJoiner list = new StringJoiner(", ", "SELECT ", "");
        expressions.forEach(expression -> list.add(expression.text()));
        List<@Nullable Object> binds = statement.binds();
        Rows rows = Rows.read(session.execute(list.toString(), binds));
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            values.add(rows.value(0, i));
        }
        return values;
    }
}
