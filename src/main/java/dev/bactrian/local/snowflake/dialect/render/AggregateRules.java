package dev.bactrian.local.snowflake.dialect.render;

import static java.util.Map.entry;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Window;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Aggregate and window functions whose shape depends on how they are called. */
final class AggregateRules {
    private static final Window.Frame WHOLE = new Window.Frame(
            "ROWS", new Window.Bound("UNBOUNDED PRECEDING", null), new Window.Bound("UNBOUNDED FOLLOWING", null));

    static final Map<String, FunctionRule> RULES = Map.ofEntries(
            entry("COUNT", AggregateRules::count),
            entry("FIRST_VALUE", AggregateRules::framed),
            entry("LAST_VALUE", AggregateRules::framed),
            entry("NTH_VALUE", AggregateRules::framed),
            entry("LAG", AggregateRules::shifted),
            entry("LEAD", AggregateRules::shifted),
            entry("LISTAGG", AggregateRules::listed),
            entry("CONDITIONAL_CHANGE_EVENT", AggregateRules::changes),
            entry("RATIO_TO_REPORT", AggregateRules::ratio));

    private AggregateRules() {}

    private static String count(Expression.Call call, Renderer renderer) {
        String over = Template.over(call, renderer);
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty()
                || (arguments.get(0) instanceof Expression.Star star
                        && star.qualifier().isEmpty())) {
            return "count(*)" + over;
        }
        String distinct = call.distinct() ? "DISTINCT " : "";
        if (arguments.size() == 1) {
            return "count(" + distinct + renderer.expression(arguments.get(0)) + ")" + over;
        }
        String known = arguments.stream()
                .map(argument -> renderer.expression(argument) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return "count(" + distinct + "CASE WHEN " + known + " THEN (" + renderer.list(arguments) + ") END)" + over;
    }

    /** FIRST_VALUE and its kin see the whole partition when no frame is said. */
    private static String framed(Expression.Call call, Renderer renderer) {
        Window over = call.over();
        String arguments = renderer.expression(call.arguments().get(0));
        if (call.arguments().size() > 1) {
            arguments += ", CAST(" + renderer.expression(call.arguments().get(1)) + " AS BIGINT)";
        }
        String nulls = call.ignoreNulls() ? " IGNORE NULLS" : "";
        String window = over == null
                ? ""
                : renderer.queries()
                        .over(new Window(
                                over.partitionBy(), over.orderBy(), over.frame() == null ? WHOLE : over.frame()));
        return call.function() + "(" + arguments + nulls + ")" + window;
    }

    private static String shifted(Expression.Call call, Renderer renderer) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        List<Expression> arguments = call.arguments();
        text.append(renderer.expression(arguments.get(0)));
        if (arguments.size() > 1) {
            text.append(", CAST(").append(renderer.expression(arguments.get(1))).append(" AS BIGINT)");
        }
        if (arguments.size() > 2) {
            text.append(", ").append(renderer.expression(arguments.get(2)));
        }
        return text.append(call.ignoreNulls() ? " IGNORE NULLS)" : ")")
                .append(Template.over(call, renderer))
                .toString();
    }

    private static String ratio(Expression.Call call, Renderer renderer) {
        String value = renderer.expression(call.arguments().get(0));
        return "SF_PLAIN_DIVIDE(" + value + ", nullif(sum(" + value + ")" + Template.over(call, renderer) + ", 0))";
    }

    /** LISTAGG gives an empty string where nothing is known. The engine orders a DISTINCT list only after it is made. */
    private static String listed(Expression.Call call, Renderer renderer) {
        String over = Template.over(call, renderer);
        String text = renderer.arguments().text(call.arguments().get(0));
        String separator = call.arguments().size() > 1
                ? renderer.expression(call.arguments().get(1))
                : "''";
        if (call.distinct() && !call.withinGroup().isEmpty()) {
            String order = call.withinGroup().get(0).descending() ? "'DESC'" : "'ASC'";
            return "coalesce(array_to_string(list_sort(array_agg(DISTINCT " + text + ")" + over + ", " + order + "), "
                    + separator + "), '')";
        }
        return "coalesce(string_agg(" + (call.distinct() ? "DISTINCT " : "") + text + ", " + separator
                + Template.order(call, renderer) + ")" + over + ", '')";
    }

    private static String changes(Expression.Call call, Renderer renderer) {
        throw SnowflakeError.notSupported("CONDITIONAL_CHANGE_EVENT");
    }
}
