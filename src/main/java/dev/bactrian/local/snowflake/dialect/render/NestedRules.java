package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Functions on variants, arrays and objects that take any number of arguments, or a path. */
final class NestedRules {
    static final Map<String, FunctionRule> RULES = Map.ofEntries(
            entry("OBJECT_CONSTRUCT", (call, renderer) -> object("SF_OBJECT_OF", call, renderer)),
            entry("OBJECT_CONSTRUCT_KEEP_NULL", (call, renderer) -> object("SF_OBJECT_WITH_NULLS_OF", call, renderer)),
            entry("ARRAY_CONSTRUCT", (call, renderer) -> "SF_ARRAY_OF(" + variants(call.arguments(), renderer) + ")"),
            entry(
                    "ARRAY_CONSTRUCT_COMPACT",
                    (call, renderer) -> "SF_ARRAY_OF_KNOWN(" + variants(call.arguments(), renderer) + ")"),
            entry("GET_PATH", NestedRules::getPath),
            entry("OBJECT_DELETE", NestedRules::keys),
            entry("OBJECT_PICK", NestedRules::keys));

    private NestedRules() {}

    private static String variants(List<Expression> values, Renderer renderer) {
        return values.stream()
                .map(value -> "CAST(" + renderer.expression(value) + " AS VARIANT)")
                .collect(Collectors.joining(", ", "[", "]::VARIANT[]"));
    }

    private static String object(String macro, Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        if (arguments.size() == 1 && arguments.get(0) instanceof Expression.Star star) {
            return row(star, renderer);
        }
        if (arguments.size() % 2 != 0) {
            throw SnowflakeError.syntax("OBJECT_CONSTRUCT takes keys and values in pairs.");
        }
        List<String> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            keys.add("CAST(" + renderer.expression(arguments.get(i)) + " AS VARCHAR)");
            values.add(arguments.get(i + 1));
        }
        return macro + "([" + String.join(", ", keys) + "]::VARCHAR[], " + variants(values, renderer) + ")";
    }

    private static String row(Expression.Star star, Renderer renderer) {
        Scope scope = renderer.queries().scope();
        List<String> relations =
                star.qualifier().isEmpty() ? scope == null ? List.of() : scope.relations() : star.qualifier();
        if (relations.size() != 1) {
            throw SnowflakeError.notSupported("OBJECT_CONSTRUCT(*) over more than one relation");
        }
        return "SF_OBJECT_OF_ROW(to_json(" + Renderer.quote(relations.get(0)) + "))";
    }

    private static String getPath(Expression.Call call, Renderer renderer) {
        if (!(call.arguments().get(1) instanceof Expression.StringLiteral path)) {
            throw SnowflakeError.notSupported("GET_PATH with a path that is no constant");
        }
        return renderer.expression(PathText.path(call.arguments().get(0), path.value()));
    }

    private static String keys(Expression.Call call, Renderer renderer) {
        List<Expression> rest = call.arguments().subList(1, call.arguments().size());
        boolean array = rest.size() == 1
                && ColumnTypes.kind(rest.get(0)) == dev.bactrian.local.snowflake.dialect.DataType.Kind.ARRAY;
        String keys = array
                ? "CAST(" + renderer.expression(rest.get(0)) + " AS VARCHAR[])"
                : "[" + renderer.list(rest) + "]::VARCHAR[]";
        return "SF_" + call.function() + "("
                + renderer.expression(call.arguments().get(0)) + ", " + keys + ")";
    }
}
