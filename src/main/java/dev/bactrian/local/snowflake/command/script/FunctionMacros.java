package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL functions as macros of the engine (docs.snowflake.com/en/developer-guide/udf/sql/udf-sql-introduction). All overloads of a name are
 * one macro, told apart by how many arguments they take.
 */
final class FunctionMacros {
    /** why: an argument must not be taken for a column of the same name in the function's own queries. */
    private static final String PREFIX = "SF_ARG_";

    private static final Translator TRANSLATOR = new Translator();

    private FunctionMacros() {}

    /** Brings the macro of this name to what the catalog says of its overloads. */
    static void rebuild(QualifiedName name, SessionContext session) {
        Map<Integer, String> scalars = new TreeMap<>();
        Map<Integer, String> tables = new TreeMap<>();
        session.catalog().list(ObjectKind.FUNCTION, name.parts().subList(0, 2)).stream()
                .map(Routine::of)
                .filter(routine -> routine.name().equals(name))
                .forEach(routine -> add(routine, routine.isTable() ? tables : scalars, session));
        String engineName = session.engineName(name);
        session.engine().update("DROP MACRO IF EXISTS " + engineName);
        session.engine().update("DROP MACRO TABLE IF EXISTS " + engineName);
        create(engineName, scalars, session);
        create(engineName, tables, session);
    }

    private static void create(String name, Map<Integer, String> variants, SessionContext session) {
        if (!variants.isEmpty()) {
            session.engine().update("CREATE MACRO " + name + " " + String.join(", ", variants.values()));
        }
    }

    /** One variant for each number of arguments that the function can be called with. */
    private static void add(Routine routine, Map<Integer, String> variants, SessionContext session) {
        for (int given = routine.required(); given <= routine.arguments().size(); given++) {
            String parameters = routine.arguments().subList(0, given).stream()
                    .map(argument -> QualifiedName.quote(PREFIX + argument.name()))
                    .collect(Collectors.joining(", ", "(", ")"));
            String body =
                    routine.isTable() ? "TABLE " + table(routine, given, session) : scalar(routine, given, session);
            if (variants.put(given, parameters + " AS " + body) != null) {
                throw SnowflakeError.notSupported("overloads of a function that differ only in their arguments' types");
            }
        }
    }

    private static String scalar(Routine routine, int given, SessionContext session) {
        String value = "CAST((" + withArguments(routine, given) + ") AS " + routine.returns() + ")";
        if (routine.strict() && given > 0) {
            String anyNull = routine.arguments().subList(0, given).stream()
                    .map(argument -> QualifiedName.quote(PREFIX + argument.name()) + " IS NULL")
                    .collect(Collectors.joining(" OR "));
            value = "CASE WHEN " + anyNull + " THEN NULL ELSE " + value + " END";
        }
        try (StatementNames names = session.storedNames()) {
            TokenCursor cursor = TokenCursor.over(value);
            String text = TRANSLATOR.expression(value, cursor, names);
            cursor.expectEnd();
            return "(" + text + ")";
        }
    }

    private static String table(Routine routine, int given, SessionContext session) {
        StringJoiner inner = new StringJoiner(", ");
        StringJoiner outer = new StringJoiner(", ");
        for (Argument column : routine.columns()) {
            String name = QualifiedName.quote(column.name());
            inner.add(name);
            outer.add("CAST(" + name + " AS " + column.type() + ") AS " + name);
        }
        String query = "SELECT " + outer + " FROM (" + withArguments(routine, given) + ") AS SF_RESULT(" + inner + ")";
        try (StatementNames names = session.storedNames()) {
            TokenCursor cursor = TokenCursor.over(query);
            String text = TRANSLATOR.query(query, cursor, names);
            cursor.expectEnd();
            return text;
        }
    }

    /** The body, each argument in it cast to its type; those not given stand as their defaults. */
    private static String withArguments(Routine routine, int given) {
        Map<String, String> replacements = new HashMap<>();
        for (int i = 0; i < routine.arguments().size(); i++) {
            Argument argument = routine.arguments().get(i);
            @Nullable String fallback = argument.fallback();
            String value = i < given || fallback == null
                    ? QualifiedName.quote(PREFIX + argument.name())
                    : "(" + fallback + ")";
            replacements.put(argument.name(), "CAST(" + value + " AS " + argument.type() + ")");
        }
        return replaced(routine.body(), replacements);
    }

    private static String replaced(String body, Map<String, String> replacements) {
        List<Token> tokens = Lexer.tokens(body);
        int last = tokens.size();
        while (last > 0 && tokens.get(last - 1).isSymbol(";")) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < last; i++) {
            Token token = tokens.get(i);
            boolean part = i > 0
                    && (tokens.get(i - 1).isSymbol(".") || tokens.get(i - 1).isSymbol(":"));
            boolean call = i + 1 < last
                    && (tokens.get(i + 1).isSymbol("(") || tokens.get(i + 1).isSymbol("."));
            String replacement = token.isIdentifier() && !part && !call ? replacements.get(token.value()) : null;
            if (replacement != null) {
                text.append(body, copied, token.start()).append(replacement);
                copied = token.end();
            }
        }
        return text.append(body, copied, last == 0 ? 0 : tokens.get(last - 1).end())
                .toString();
    }
}
