package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;

/** Conversion functions that take a format (docs.snowflake.com/en/sql-reference/functions-conversion). */
final class ConversionRules {
    static final Map<String, FunctionRule> RULES = Map.ofEntries(
            entry("TO_DATE", (call, renderer) -> parsed("DATE", call, renderer)),
            entry("DATE", (call, renderer) -> parsed("DATE", call, renderer)),
            entry("TO_TIME", (call, renderer) -> parsed("TIME", call, renderer)),
            entry("TIME", (call, renderer) -> parsed("TIME", call, renderer)),
            entry("TO_TIMESTAMP", (call, renderer) -> parsed("TIMESTAMP_NTZ", call, renderer)),
            entry("TO_TIMESTAMP_NTZ", (call, renderer) -> parsed("TIMESTAMP_NTZ", call, renderer)),
            entry("TO_TIMESTAMP_LTZ", (call, renderer) -> parsed("TIMESTAMP_LTZ", call, renderer)),
            entry("TO_TIMESTAMP_TZ", (call, renderer) -> parsed("TIMESTAMP_TZ", call, renderer)),
            entry("TO_CHAR", ConversionRules::printed),
            entry("TO_VARCHAR", ConversionRules::printed),
            entry("TO_NUMBER", ConversionRules::number),
            entry("TO_DECIMAL", ConversionRules::number),
            entry("TO_NUMERIC", ConversionRules::number),
            entry("TO_DOUBLE", ConversionRules::real));

    private ConversionRules() {}

    private static String parsed(String type, Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        String value = operand(arguments.get(0), renderer);
        if (arguments.size() == 1) {
            return "SF_TO_" + type + "(" + value + ")";
        }
        Expression format = arguments.get(1);
        if (format instanceof Expression.StringLiteral literal) {
            return literal.value().equalsIgnoreCase("AUTO")
                    ? "SF_TO_" + type + "(" + value + ")"
                    : "SF_PARSE_" + type + "(" + value + ", " + Renderer.string(DateFormats.engine(literal.value()))
                            + ", " + Renderer.string(literal.value()) + ")";
        }
        if (format instanceof Expression.NumberLiteral) {
            return "SF_SCALED_" + type + "(" + value + ", " + renderer.expression(format) + ")";
        }
        throw SnowflakeError.notSupported(call.name() + " with a format that is no constant");
    }

    private static String operand(Expression expression, Renderer renderer) {
        String text = renderer.expression(expression);
        return expression instanceof Expression.StringLiteral ? "CAST(" + text + " AS VARCHAR)" : text;
    }

    private static String printed(Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        String value = renderer.expression(arguments.get(0));
        if (arguments.size() == 1) {
            return "SF_TO_VARCHAR(" + value + ")";
        }
        if (!(arguments.get(1) instanceof Expression.StringLiteral format)) {
            throw SnowflakeError.notSupported(call.name() + " with a format that is no constant");
        }
        String text = format.value();
        return switch (text.toUpperCase(java.util.Locale.ROOT)) {
            case "HEX" -> "hex(" + value + ")";
            case "BASE64" -> "base64(" + value + ")";
            case "UTF-8", "UTF8" -> "decode(" + value + ")";
            default ->
                NumberFormats.isNumberFormat(text)
                        ? NumberFormats.printed(value, text)
                        : DateFormats.printed(renderer.arguments().moment(arguments.get(0)), value, text);
        };
    }

    private static String number(Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        String value = operand(arguments.get(0), renderer);
        int next = 1;
        if (arguments.size() > 1 && arguments.get(1) instanceof Expression.StringLiteral format) {
            value = NumberFormats.parsed(value, format.value());
            next = 2;
        }
        String precision = arguments.size() > next ? renderer.expression(arguments.get(next)) : "38";
        String scale = arguments.size() > next + 1 ? renderer.expression(arguments.get(next + 1)) : "0";
        return "CAST(" + value + " AS DECIMAL(" + precision + "," + scale + "))";
    }

    private static String real(Expression.Call call, Renderer renderer) {
        if (call.arguments().size() > 1) {
            throw SnowflakeError.notSupported("TO_DOUBLE with a format");
        }
        return "CAST(" + operand(call.arguments().get(0), renderer) + " AS DOUBLE)";
    }
}
