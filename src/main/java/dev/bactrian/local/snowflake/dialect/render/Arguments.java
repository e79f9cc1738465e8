package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as the engine's functions want them. A macro's parameter says by its name what it takes: {@code text…} VARCHAR,
 * {@code moment…} TIMESTAMP, {@code number…} a number; others take what comes.
 */
final class Arguments {
    private final Renderer renderer;
    private final FunctionCatalogue catalogue = FunctionCatalogue.SHIPPED;

    Arguments(Renderer renderer) {
        this.renderer = renderer;
    }

    /** {@code SF_NAME(…)}, each argument as its parameter wants it. */
    String macroCall(String function, List<Expression> arguments) {
        List<String> parameters = catalogue.parameters(function, arguments.size());
        StringBuilder text = new StringBuilder(macro(function, arguments)).append('(');
        for (int i = 0; i < arguments.size(); i++) {
            String parameter = i < parameters.size() ? parameters.get(i) : "";
            text.append(i == 0 ? "" : ", ").append(as(parameter, arguments.get(i)));
        }
        return text.append(')').toString();
    }

    /** The macro's name: the plain form where the engine cannot tell the arguments' types in time. */
    String macro(String function, List<Expression> arguments) {
        boolean plain =
                catalogue.isMacro("PLAIN_" + function) && arguments.stream().anyMatch(this::isUntyped);
        return (plain ? "SF_PLAIN_" : "SF_") + function;
    }

    String as(String parameter, Expression argument) {
        if (parameter.startsWith("text")) {
            return text(argument);
        }
        if (parameter.startsWith("moment")) {
            return moment(argument);
        }
        return parameter.startsWith("number") ? number(argument) : renderer.expression(argument);
    }

    String text(Expression expression) {
        return kind(expression) == Kind.TEXT
                ? renderer.expression(expression)
                : "SF_TO_VARCHAR(" + renderer.expression(expression) + ")";
    }

    String moment(Expression expression) {
        Kind kind = kind(expression);
        String text = renderer.expression(expression);
        if (kind == Kind.TIMESTAMP_NTZ || kind == Kind.DATE) {
            return "CAST(" + text + " AS TIMESTAMP)";
        }
        return "SF_TO_TIMESTAMP_NTZ(" + text + ")";
    }

    private String number(Expression expression) {
        Kind kind = kind(expression);
        boolean known = kind == Kind.FIXED || kind == Kind.REAL || expression instanceof Expression.NullLiteral;
        String text = renderer.expression(expression);
        return known || isUntyped(expression) ? text : "SF_NUMBER(" + text + ")";
    }

    private @Nullable Kind kind(Expression expression) {
        return ColumnTypes.kind(expression);
    }

    /** Whether the engine chooses a macro's overload before it knows this type: aggregates, windows and aliases. */
    private boolean isUntyped(Expression expression) {
        return Walk.any(expression, part -> part instanceof Expression.Bind || isAggregate(part) || isAlias(part));
    }

    private boolean isAggregate(Expression part) {
        return part instanceof Expression.Call call && (call.over() != null || catalogue.isAggregate(call.function()));
    }

    private boolean isAlias(Expression part) {
        Scope scope = renderer.queries().scope();
        return scope != null
                && part instanceof Expression.Column column
                && column.parts().size() == 1
                && scope.isAlias(column.last());
    }
}
