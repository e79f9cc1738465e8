package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;

/** Functions whose argument names a part of a date or time: each part has its own macro. */
final class DateRules {
    static final Map<String, FunctionRule> RULES = Map.ofEntries(
            entry("DATEADD", DateRules::add),
            entry("TIMEADD", DateRules::add),
            entry("TIMESTAMPADD", DateRules::add),
            entry("DATEDIFF", DateRules::difference),
            entry("TIMEDIFF", DateRules::difference),
            entry("TIMESTAMPDIFF", DateRules::difference),
            entry("DATE_TRUNC", DateRules::truncated),
            entry("TRUNC", DateRules::trunc),
            entry("TRUNCATE", DateRules::trunc),
            entry("DATE_PART", DateRules::part),
            entry("EXTRACT", DateRules::part),
            entry("LAST_DAY", DateRules::lastDay),
            entry("TIME_SLICE", DateRules::slice));

    private DateRules() {}

    private static String add(Expression.Call call, Renderer renderer) {
        arguments(call, 3);
        String macro = "DATEADD_" + DateParts.part(call.arguments().get(0));
        return renderer.arguments().macroCall(macro, call.arguments().subList(1, 3));
    }

    private static String difference(Expression.Call call, Renderer renderer) {
        arguments(call, 3);
        String part = DateParts.part(call.arguments().get(0));
        List<Expression> moments = call.arguments().subList(1, 3);
        if (part.equals("NANOSECOND")) {
            return renderer.arguments().macroCall("DATEDIFF_NANOSECOND", moments);
        }
        if (part.startsWith("WEEK")) {
            return renderer.arguments().macroCall("DATEDIFF_WEEK", moments);
        }
        return renderer.arguments()
                .macroCall(
                        "DATEDIFF",
                        List.of(new Expression.StringLiteral(engine(part)), moments.get(0), moments.get(1)));
    }

    /** The engine's name of a part that {@code date_diff} and {@code date_trunc} know. */
    private static String engine(String part) {
        return switch (part) {
            case "WEEK", "WEEKISO" -> "week";
            case "NANOSECOND" -> "nanosecond";
            case "YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND" ->
                part.toLowerCase(java.util.Locale.ROOT);
            default -> throw SnowflakeError.syntax("'" + part + "' is not valid here.");
        };
    }

    private static String truncated(Expression.Call call, Renderer renderer) {
        arguments(call, 2);
        return truncated(
                DateParts.part(call.arguments().get(0)), call.arguments().get(1), renderer);
    }

    private static String truncated(String part, Expression value, Renderer renderer) {
        return renderer.arguments().macroCall("DATE_TRUNC", List.of(new Expression.StringLiteral(engine(part)), value));
    }

    /** TRUNC is of a number, or of a date when its second argument names a part. */
    private static String trunc(Expression.Call call, Renderer renderer) {
        List<Expression> arguments = call.arguments();
        boolean date = arguments.size() == 2
                && arguments.get(1) instanceof Expression.StringLiteral literal
                && DateParts.isPart(literal.value());
        if (date) {
            return truncated(DateParts.part(arguments.get(1)), arguments.get(0), renderer);
        }
        return renderer.arguments().macroCall("TRUNC", arguments);
    }

    private static String part(Expression.Call call, Renderer renderer) {
        arguments(call, 2);
        return renderer.arguments()
                .macroCall(
                        DateParts.part(call.arguments().get(0)),
                        call.arguments().subList(1, 2));
    }

    private static String lastDay(Expression.Call call, Renderer renderer) {
        String part =
                call.arguments().size() > 1 ? DateParts.part(call.arguments().get(1)) : "MONTH";
        return renderer.arguments()
                .macroCall("LAST_DAY_" + part, call.arguments().subList(0, 1));
    }

    private static String slice(Expression.Call call, Renderer renderer) {
        Expression part = new Expression.StringLiteral(
                engine(DateParts.part(call.arguments().get(2))));
        Expression edge = call.arguments().size() > 3 ? call.arguments().get(3) : new Expression.StringLiteral("START");
        return renderer.arguments()
                .macroCall(
                        "TIME_SLICE",
                        List.of(call.arguments().get(0), call.arguments().get(1), part, edge));
    }

    private static void arguments(Expression.Call call, int count) {
        if (call.arguments().size() != count) {
            throw new SnowflakeError(
                    call.arguments().size() < count ? 938 : 939,
                    "22023",
                    "SQL compilation error: error line 0 at position 0\n"
                            + (call.arguments().size() < count ? "not enough" : "too many")
                            + " arguments for function ["
                            + call.name() + "] expected " + count + ", got "
                            + call.arguments().size());
        }
    }
}
