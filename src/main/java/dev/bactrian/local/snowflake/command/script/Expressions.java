package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives expressions their values: constants and names at once, all else by a SELECT. Not thread-safe. */
final class Expressions {
    private static final Set<String> WHOLE_NUMBER =
            Set.of("NUMBER", "NUMERIC", "DECIMAL", "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT");
    private static final Set<String> ANY_TEXT = Set.of("VARCHAR", "STRING", "TEXT");

    private final Statements statements;

    Expressions(Statements statements) {
        this.statements = statements;
    }

    /** The value, cast to {@code type} when one is given; EXPRESSION_ERROR when it has none. */
    Value value(Fragment expression, @Nullable Fragment type, Scope scope) {
        Value known = known(expression.bare(), scope);
        if (known != null) {
            return cast(known, type, expression.place());
        }
        try {
            String sql = Binder.expression(expression, scope);
            return select(type == null ? sql : "CAST(" + sql + " AS " + type.text() + ")");
        } catch (SnowflakeError e) {
            throw new Raised(Raised.EXPRESSION, expression.place(), e);
        }
    }

    boolean isTrue(Fragment condition, Scope scope) {
        return value(condition, null, scope).isTrue();
    }

    /** The bare values, for binding. */
    List<@Nullable Object> data(List<Fragment> expressions, Scope scope) {
        List<@Nullable Object> data = new ArrayList<>();
        for (Fragment expression : expressions) {
            data.add(value(expression, null, scope).data());
        }
        return data;
    }

    /** The value as a variable of {@code type} holds it; unchanged where none is declared. */
    Value cast(Value value, @Nullable Fragment type, Place place) {
        return type == null ? value : castTo(value, type, place);
    }

    private Value castTo(Value value, Fragment type, Place place) {
        if (value.data() == null || fits(value, type.text().toUpperCase(Locale.ROOT))) {
            return value;
        }
        try {
            return select("CAST(" + value.literal() + " AS " + type.text() + ")");
        } catch (SnowflakeError e) {
            throw new Raised(Raised.EXPRESSION, place, e);
        }
    }

    private static boolean fits(Value value, String type) {
        return switch (value.type().kind()) {
            case FIXED -> value.data() instanceof Long && WHOLE_NUMBER.contains(type);
            case TEXT -> ANY_TEXT.contains(type);
            case BOOLEAN -> type.equals("BOOLEAN");
            case DATE -> type.equals("DATE");
            case VARIANT -> type.equals("VARIANT");
            case REAL, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ, OBJECT, ARRAY, BINARY -> false;
        };
    }

    private Value select(String expression) {
        Rows rows = Rows.read(statements.execute("SELECT " + expression, List.of()));
        return rows.value(0, 0);
    }

    /** The value of a constant or a variable alone; null for what only SQL can answer. */
    private static @Nullable Value known(Fragment expression, Scope scope) {
        if (expression.tokens().size() != 1) {
            return null;
        }
        Token token = expression.first();
        return switch (token.kind()) {
            case STRING -> Value.of(token.value());
            case NUMBER -> number(token.text());
            case WORD, QUOTED -> named(token, scope);
            case VARIABLE, BIND, STAGE, SYMBOL -> null;
        };
    }

    private static @Nullable Value named(Token token, Scope scope) {
        if (scope.find(token.value()).orElse(null) instanceof Slot.Variable variable) {
            return variable.value;
        }
        if (token.is("TRUE") || token.is("FALSE")) {
            return Value.of(token.is("TRUE"));
        }
        return token.is("NULL") ? Value.NULL : null;
    }

    private static @Nullable Value number(String text) {
        if (text.toUpperCase(Locale.ROOT).contains("E") || text.length() > 18) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        return number.scale() <= 0
                ? Value.of(number.longValueExact())
                : new Value(DataType.fixed(Math.max(number.precision(), number.scale()), number.scale()), number);
    }
}
