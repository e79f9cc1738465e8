package dev.bactrian.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A function call within an expression.
 *
 * @param function in upper case
 * @param windowed whether OVER follows
 */
public record Call(String function, List<Token> arguments, boolean windowed, int line) {

    private static final Set<String> AGGREGATES = Set.of(
            "SUM",
            "AVG",
            "COUNT",
            "COUNT_IF",
            "MIN",
            "MAX",
            "MEDIAN",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "LISTAGG",
            "ARRAY_AGG",
            "APPROX_COUNT_DISTINCT",
            "ANY_VALUE",
            "MODE",
            "BOOLOR_AGG",
            "BOOLAND_AGG",
            "MIN_BY",
            "MAX_BY",
            "CORR",
            "APPROX_PERCENTILE",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC");

    public Call {
        arguments = List.copyOf(arguments);
    }

    /** Whether the arguments begin with DISTINCT. */
    public boolean distinct() {
        return !arguments.isEmpty() && arguments.get(0).is("DISTINCT");
    }

    public boolean isAggregate() {
        return AGGREGATES.contains(function);
    }

    /** The aggregates of an expression that make groups: those that are no window functions, outside of subqueries. */
    public static List<Call> aggregates(List<Token> expression) {
        return in(expression).stream()
                .filter(call -> call.isAggregate() && !call.windowed())
                .toList();
    }

    /** All calls of an expression, outer ones first, those in subqueries left out. */
    public static List<Call> in(List<Token> expression) {
        List<Call> calls = new ArrayList<>();
        for (int at = 0; at + 1 < expression.size(); at++) {
            if (expression.get(at).is("(") && QueryParser.opensQuery(expression, at + 1)) {
                at = QueryParser.closing(expression, at);
            } else if (expression.get(at).kind() == Token.Kind.WORD
                    && expression.get(at + 1).is("(")) {
                int close = QueryParser.closing(expression, at + 1);
                calls.add(new Call(
                        expression.get(at).name(),
                        expression.subList(at + 2, Math.max(at + 2, close)),
                        over(expression, close + 1),
                        expression.get(at).line()));
            }
        }
        return calls;
    }

    private static boolean over(List<Token> expression, int after) {
        int at = after;
        if (at < expression.size() && expression.get(at).is("WITHIN")) {
            return false;
        }
        while (at < expression.size() && expression.get(at).isOneOf("IGNORE", "RESPECT", "NULLS")) {
            at++;
        }
        return at < expression.size() && expression.get(at).is("OVER");
    }
}
